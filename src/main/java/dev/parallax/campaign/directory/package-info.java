/**
 * What a run leaves behind: its directory, its files, and what tells one run from another.
 *
 * <p>May import: {@code campaign.plan}, {@code machine}, {@code file}.
 *
 * <pre>{@code
 * RunDirectory.requireFree(Path.of("run"));
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.directory;

import org.jspecify.annotations.NullMarked;
