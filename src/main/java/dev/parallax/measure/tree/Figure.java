package dev.parallax.measure.tree;

import org.openjdk.jmh.results.AggregationPolicy;

/**
 * One figure of one iteration.
 *
 * @param name as in the results, such as {@code tree.rss.peak}
 * @param value in {@code unit}, and for all operations together where it is per operation
 * @param unit as JMH writes it
 * @param policy how those of several iterations become one
 */
public record Figure(String name, double value, String unit, AggregationPolicy policy) {
  private static final String PER_OPERATION = "/op";
  private static final double MEBI = 1 << 20;

  /** CPU or pause time of all operations. */
  static Figure time(String name, double nanos) {
    return new Figure(name, nanos / 1e6, "ms" + PER_OPERATION, AggregationPolicy.AVG);
  }

  /** How often something happened in all operations. */
  static Figure events(String name, long count) {
    return new Figure(name, (double) count, "#" + PER_OPERATION, AggregationPolicy.AVG);
  }

  /** What all operations allocated. */
  static Figure allocated(String name, double bytes) {
    return new Figure(name, bytes, "B" + PER_OPERATION, AggregationPolicy.AVG);
  }

  /** Memory in use, on average. */
  static Figure meanMemory(String name, double bytes) {
    return new Figure(name, bytes / MEBI, "MiB", AggregationPolicy.AVG);
  }

  /** Memory in use, where it was most. */
  static Figure peakMemory(String name, double bytes) {
    return new Figure(name, bytes / MEBI, "MiB", AggregationPolicy.MAX);
  }

  /** How many there were, where they were most. */
  static Figure most(String name, long count) {
    return new Figure(name, (double) count, "#", AggregationPolicy.MAX);
  }

  /** The result of an iteration with so many operations, of which there is at least one. */
  public TreeResult over(long operations) {
    return new TreeResult(
        name, unit.endsWith(PER_OPERATION) ? value / operations : value, unit, policy);
  }
}
