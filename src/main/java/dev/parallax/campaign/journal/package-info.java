/**
 * The journal of a campaign: one line of JSON for everything that happened, from which a run that
 * was interrupted, or killed, is resumed, and from which its results are made.
 *
 * <p>Knows nothing of plans and of how forks are run; a cell is a short name here.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.jmh}, {@code file}, {@code json}, {@code
 * suite}.
 *
 * <pre>{@code
 * try (Journal journal = Journal.create(folder, header)) {
 *   journal.append(event);
 * }
 * JournalContent soFar = JournalContent.read(folder);
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.journal;

import org.jspecify.annotations.NullMarked;
