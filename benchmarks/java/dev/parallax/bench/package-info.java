/**
 * JMH benchmark and state classes: thin shells over pools and workloads.
 *
 * <p>May import: {@code bench.bare}, {@code concurrency}, {@code measure}, {@code suite}, {@code
 * workload}, JMH.
 *
 * <pre>{@code
 * java -jar benchmarks.jar BatchBenchmark.warm -p workload=cpu -p workers=2
 * }</pre>
 */
@NullMarked
package dev.parallax.bench;

import org.jspecify.annotations.NullMarked;
