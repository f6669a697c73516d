/**
 * Writing files so that a reader never finds half of one, and locks between processes; what both
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
