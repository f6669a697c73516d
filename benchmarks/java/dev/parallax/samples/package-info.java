/**
 * Numbered samples, one lesson each: a workload of a few lines, the command that measures it, and
 * what is expected to come out.
 *
 * <p>Read them in order. Each is a {@code Workload} as a user would write it, and none is among the
 * suite's own: they are in a jar of their own, for {@code --classpath}. The end of each file is
 * read by {@code scripts/check-samples}, which runs the command and holds what comes out against
 * what is expected.
 *
 * <p>May import: {@code workload}.
 *
 * <pre>{@code
 * scripts/check-samples 1 4
 * }</pre>
 */
@NullMarked
package dev.parallax.samples;

import org.jspecify.annotations.NullMarked;
