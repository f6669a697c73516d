package dev.parallax.measure.tree;

import java.io.Serial;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

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
  public static Figure time(String name, double nanos) {
    return new Figure(name, nanos / 1e6, "ms" + PER_OPERATION, AggregationPolicy.AVG);
  }

  /** How often something happened in all operations. */
  static Figure events(String name, long count) {
    return new Figure(name, (double) count, "#" + PER_OPERATION, AggregationPolicy.AVG);
  }

  /** So many bytes in all operations. */
  public static Figure bytes(String name, double bytes) {
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
  public static Figure most(String name, long count) {
    return new Figure(name, (double) count, "#", AggregationPolicy.MAX);
  }

  /** The result of an iteration with this number of operations, at least one. */
  public InResults over(long operations) {
    return new InResults(
        name, unit.endsWith(PER_OPERATION) ? value / operations : value, unit, policy);
  }

  /** A figure in JMH's results, of an iteration or of several. */
  public static final class InResults extends Result<InResults> {
    @Serial private static final long serialVersionUID = 1L;

    private InResults(String name, double value, String unit, AggregationPolicy policy) {
      this(name, of(value), unit, policy);
    }

    private InResults(String name, Statistics values, String unit, AggregationPolicy policy) {
      super(ResultRole.SECONDARY, name, values, unit, policy);
    }

    @Override
    protected Aggregator<InResults> getThreadAggregator() {
      return InResults::together;
    }

    @Override
    protected Aggregator<InResults> getIterationAggregator() {
      return InResults::together;
    }

    /** None: with JMH's {@code ScalarResult} an iteration without one counts as 0 in the mean. */
    @Override
    protected @Nullable InResults getZeroResult() {
      return null;
    }

    private static InResults together(Collection<InResults> results) {
      ListStatistics values = new ListStatistics();
      results.forEach(result -> values.addValue(result.getScore()));
      InResults any = results.iterator().next();
      return new InResults(any.label, values, any.unit, any.policy);
    }
  }
}
