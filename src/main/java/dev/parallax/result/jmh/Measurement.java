package dev.parallax.result.jmh;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a JMH result: a benchmark with one value for each parameter.
 *
 * @param benchmark its full name
 * @param mode what was measured
 * @param threads how many threads called it
 * @param params its parameters by name, in the file's order
 * @param primary the score
 * @param secondary further metrics by name, as JMH 1.37 writes them: {@code gc.alloc.rate}, {@code
 *     p0.50}, {@code put:p0.50} for a member of a group
 * @param forked false if it ran inside JMH's own JVM ({@code -f 0})
 * @param iterationSeconds how long an iteration was to take at least; NaN where the file doesn't
 *     say, and for single shots, which have no time
 * @param vm the JVM it ran on
 * @param source label of the file it came from: the value of the dimension {@code label}
 */
public record Measurement(
    String benchmark,
    Mode mode,
    int threads,
    Map<String, String> params,
    Metric primary,
    Map<String, Metric> secondary,
    boolean forked,
    double iterationSeconds,
    Vm vm,
    String source) {
  public Measurement {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    secondary = Collections.unmodifiableMap(new LinkedHashMap<>(secondary));
  }

  /** The same row with one more parameter, unless it has one of that name. */
  public Measurement withParam(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(params);
    more.putIfAbsent(name, value);
    return new Measurement(
        benchmark, mode, threads, more, primary, secondary, forked, iterationSeconds, vm, source);
  }

  /** The same row with another primary metric. */
  public Measurement withPrimary(Metric metric) {
    return new Measurement(
        benchmark, mode, threads, params, metric, secondary, forked, iterationSeconds, vm, source);
  }
}
