/**
 * What a child JVM is compared with: the same steps without a pool, as bare as Java can do them.
 *
 * <p>May import: {@code concurrency}, {@code workload}, {@code jvm}.
 *
 * <pre>{@code
 * java -cp benchmarks.jar dev.parallax.bench.bare.EmptyMain
 * }</pre>
 */
@NullMarked
package dev.parallax.bench.bare;

import org.jspecify.annotations.NullMarked;
