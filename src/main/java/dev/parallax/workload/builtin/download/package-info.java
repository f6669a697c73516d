/**
 * Downloads from a server process on loopback, alone or as part of a service.
 *
 * <p>May import: {@code jvm}, {@code suite}, {@code workload}, {@code workload.builtin}, OkHttp,
 * commons-math3.
 *
 * <pre>{@code
 * java -jar benchmarks.jar -p workload=download
 * }</pre>
 */
@NullMarked
package dev.parallax.workload.builtin.download;

import org.jspecify.annotations.NullMarked;
