/**
 * The suite's own workloads, one class each, found by {@code ServiceLoader} like anybody's.
 *
 * <p>May import: {@code suite}, {@code workload}, commons-math3.
 *
 * <pre>{@code
 * java -jar benchmarks.jar -p workload=cpu,download
 * }</pre>
 */
@NullMarked
package dev.parallax.workload.builtin;

import org.jspecify.annotations.NullMarked;
