package dev.parallax.campaign.jmh;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.results.AggregationPolicy;

/**
 * What one fork said of one metric, iteration by iteration.
 *
 * @param label JMH's name of it
 * @param kind how JMH makes one figure of many
 * @param unit JMH's unit
 * @param policy how scores are put together
 * @param values one for each iteration; empty where the iteration doesn't have the metric
 */
public record Metric(
    String label, Kind kind, String unit, AggregationPolicy policy, List<Optional<Value>> values) {
  /** How JMH makes one figure of many. */
  public enum Kind {
    /** A benchmark's score in the modes throughput, average time and single shot. */
    SCORE,
    /** A profiler's figure; an iteration that lacks it counts as 0. */
    SCALAR,
    /** A profiler's text, which isn't kept; JMH gives it the score NaN. */
    TEXT,
    /** Sampled times; those of all iterations go into one histogram. */
    SAMPLE
  }

  public Metric {
    values = List.copyOf(values);
  }

  /** What one iteration said. */
  public sealed interface Value {}

  /** A number. */
  public record Score(double value) implements Value {}

  /**
   * Sampled times.
   *
   * @param counts how many samples there were of each time in nanoseconds
   */
  public record Histogram(SortedMap<Long, Long> counts) implements Value {
    public Histogram {
      counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
  }
}
