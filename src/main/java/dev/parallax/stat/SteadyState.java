package dev.parallax.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Whether the iterations of a fork are of one kind. It is reported, and never drops anything: the
 * fork's mean stays the mean of all its iterations.
 *
 * <p>With few iterations the second half is compared with the first. With many the points at which
 * mean or spread change are sought ({@link ChangePoints}), and what precedes the last stretch
 * counts as warm-up if it differs from it by more than the margin: the way of Barrett et al.
 * (OOPSLA 2017) and Traini et al. (EMSE 2022).
 *
 * @param kind what was found
 * @param steadyFrom index of the iteration from which the fork is steady; 0 unless {@link
 *     Kind#STEADY_LATER}
 * @param change time of the second half over time of the first, with its 95 % interval; unknown
 *     with too few iterations
 * @param outliers indexes of iterations far from those around them
 */
public record SteadyState(Kind kind, int steadyFrom, Estimate change, List<Integer> outliers) {
  /** With fewer iterations nothing can be said. */
  public static final int FEWEST_ITERATIONS = 4;

  private static final int ITERATIONS_FOR_CHANGE_POINTS = 20;

  /** The last stretch must be at least so much of the fork, as in Barrett et al. */
  private static final double SHORTEST_STEADY_SHARE = 0.25;

  /** The margin and the confidence of Traini et al. */
  private static final double MARGIN = 0.05;

  private static final double CONFIDENCE = 0.95;

  /**
   * Barrett et al.: beyond the median by 3 times the range of the middle 80 % of 200 neighbours.
   */
  private static final double OUTLIER_RANGES = 3;

  private static final int NEIGHBOURS = 200;
  private static final int FEWEST_FOR_OUTLIERS = 10;

  /** What a fork's iterations look like. */
  public enum Kind {
    /** From the first iteration on. */
    STEADY,
    /** After some iterations that belonged to the warm-up. */
    STEADY_LATER,
    /** Still changing by more than the margin when it ended. */
    NOT_STEADY,
    TOO_FEW_ITERATIONS
  }

  public SteadyState {
    outliers = List.copyOf(outliers);
  }

  /**
   * Judges a fork.
   *
   * @param iterations positive times per operation, in the order in which they were measured
   */
  public static SteadyState of(List<Double> iterations) {
    double[] logs = iterations.stream().mapToDouble(Math::log).toArray();
    List<Integer> outliers = outliers(logs);
    if (logs.length < FEWEST_ITERATIONS) {
      return new SteadyState(
          Kind.TOO_FEW_ITERATIONS, 0, Estimate.withoutInterval(Double.NaN), outliers);
    }
    int half = logs.length / 2;
    Estimate change =
        Difference.welch(
                Arrays.copyOfRange(logs, logs.length - half, logs.length),
                Arrays.copyOf(logs, half))
            .ratio((1 + CONFIDENCE) / 2);
    if (logs.length < ITERATIONS_FOR_CHANGE_POINTS) {
      Interval interval = change.interval();
      boolean differs = interval.lo() > 1 + MARGIN || interval.hi() < 1 / (1 + MARGIN);
      return new SteadyState(differs ? Kind.NOT_STEADY : Kind.STEADY, 0, change, outliers);
    }
    int from = steadyFrom(withMediansFor(outliers, logs));
    if (from == 0) {
      return new SteadyState(Kind.STEADY, 0, change, outliers);
    }
    return logs.length - from >= SHORTEST_STEADY_SHARE * logs.length
        ? new SteadyState(Kind.STEADY_LATER, from, change, outliers)
        : new SteadyState(Kind.NOT_STEADY, 0, change, outliers);
  }

  /** Walks back from the last stretch while those before it are within the margin of it. */
  private static int steadyFrom(double[] logs) {
    List<Integer> starts = ChangePoints.starts(logs);
    int from = starts.getLast();
    double last = mean(logs, from, logs.length);
    for (int i = starts.size() - 2; i >= 0; i--) {
      if (Math.abs(mean(logs, starts.get(i), starts.get(i + 1)) - last) > Math.log1p(MARGIN)) {
        break;
      }
      from = starts.get(i);
    }
    return from;
  }

  private static double mean(double[] values, int from, int to) {
    return Spread.of(Arrays.copyOfRange(values, from, to)).mean();
  }

  private static List<Integer> outliers(double[] logs) {
    List<Integer> outliers = new ArrayList<>();
    if (logs.length < FEWEST_FOR_OUTLIERS) {
      return outliers;
    }
    double[] times = Arrays.stream(logs).map(Math::exp).toArray();
    for (int i = 0; i < times.length; i++) {
      Percentile around = around(times, i);
      double reach = OUTLIER_RANGES * (around.evaluate(90) - around.evaluate(10));
      if (Math.abs(times[i] - around.evaluate(50)) > reach && reach > 0) {
        outliers.add(i);
      }
    }
    return outliers;
  }

  /** One wild iteration would look like a short stretch of its own. */
  private static double[] withMediansFor(List<Integer> outliers, double[] logs) {
    double[] smoothed = logs.clone();
    for (int outlier : outliers) {
      smoothed[outlier] = around(logs, outlier).evaluate(50);
    }
    return smoothed;
  }

  private static Percentile around(double[] values, int index) {
    int from = Math.max(0, Math.min(index - NEIGHBOURS / 2, values.length - NEIGHBOURS));
    Percentile around = new Percentile();
    around.setData(values, from, Math.min(NEIGHBOURS, values.length - from));
    return around;
  }
}
