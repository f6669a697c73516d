/**
 * A command of the user's as a workload, and how it is ended with all that it started.
 *
 * <p>May import: {@code jvm}, {@code workload}, {@code workload.builtin}.
 *
 * <pre>{@code
 * java -jar benchmarks.jar probe --command "gzip -k file"
 * }</pre>
 */
@NullMarked
package dev.parallax.workload.builtin.command;

import org.jspecify.annotations.NullMarked;
