/**
 * What a run leaves behind: its directory, its files, and its identity.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.jmh}, {@code campaign.journal}, {@code
 * campaign.plan}, {@code file}, {@code json}, {@code machine}, {@code stat}, {@code suite}.
 *
 * <pre>{@code
 * RunDirectory.requireFree(Path.of("run"));
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.directory;

import org.jspecify.annotations.NullMarked;
