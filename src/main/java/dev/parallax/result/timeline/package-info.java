/**
 * Task runs of a run directory, as {@code timeline/} has them.
 *
 * <p>May import: {@code file}, {@code json}, {@code result}, {@code result.jmh}, {@code suite},
 * Jackson.
 *
 * <pre>{@code
 * Timelines timelines = Timelines.read(Path.of("run"));
 * }</pre>
 */
@NullMarked
package dev.parallax.result.timeline;

import org.jspecify.annotations.NullMarked;
