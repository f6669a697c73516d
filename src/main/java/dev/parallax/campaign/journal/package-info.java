/**
 * The journal of a campaign: a first line that says what the campaign is, and a line of JSON for
 * everything that happened. A run that was interrupted, or killed, is resumed from it, and its
 * results are made from it.
 *
 * <p>Knows nothing of plans and of how forks are run; a cell is a short name here.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.jmh}, {@code file}, {@code json}, {@code
 * suite}.
 *
 * <pre>{@code
 * try (Journal journal = Journal.open(folder)) {
 *   journal.append(event);
 * }
 * JournalContent soFar = JournalContent.read(folder);
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.journal;

import org.jspecify.annotations.NullMarked;
