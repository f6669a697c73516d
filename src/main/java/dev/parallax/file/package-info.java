/**
 * Writing files so that a reader never finds half of one, locks between processes, folders that are
 * one user's alone, folders that may come from anybody, and sums of what is in files; what both
 * halves need of that.
 *
 * <p>May import: nothing of ours.
 *
 * <pre>{@code
 * AtomicFile.write(Path.of("results.json"), bytes);
 * }</pre>
 */
@NullMarked
package dev.parallax.file;

import org.jspecify.annotations.NullMarked;
