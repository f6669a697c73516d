package dev.parallax.stat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Where the mean or the spread of a series changes: PELT of Killick, Fearnhead and Eckley (JASA
 * 2012), with the cost of a normal stretch and the penalty 15 ln n of Barrett et al. (OOPSLA 2017).
 */
final class ChangePoints {
  private static final double PENALTY = 15;

  /** Shorter stretches have no spread to speak of. */
  private static final int SHORTEST = 5;

  private final double[] sums;
  private final double[] squares;
  private final double least;

  private ChangePoints(double[] values) {
    double centre = Spread.of(values).mean();
    sums = new double[values.length + 1];
    squares = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      double x = values[i] - centre;
      sums[i + 1] = sums[i] + x;
      squares[i + 1] = squares[i] + x * x;
    }
    // A stretch of equal values would be infinitely likely.
    least = Math.max(1e-6 * squares[values.length] / values.length, 1e-24);
  }

  /** Indexes at which a stretch starts; the first is 0. */
  static List<Integer> starts(double[] values) {
    return new ChangePoints(values).search(values.length);
  }

  private List<Integer> search(int length) {
    double penalty = PENALTY * Math.log(length);
    double[] best = new double[length + 1];
    int[] last = new int[length + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = -penalty;
    List<Integer> candidates = new ArrayList<>(List.of(0));
    for (int end = SHORTEST; end <= length; end++) {
      for (int start : candidates) {
        double cost = best[start] + cost(start, end) + penalty;
        if (cost < best[end]) {
          best[end] = cost;
          last[end] = start;
        }
      }
      double reached = best[end];
      int to = end;
      candidates.removeIf(start -> best[start] + cost(start, to) > reached);
      if (end - SHORTEST + 1 >= SHORTEST) {
        candidates.add(end - SHORTEST + 1);
      }
    }
    Deque<Integer> starts = new ArrayDeque<>();
    for (int end = length; end > 0; end = last[end]) {
      starts.addFirst(last[end]);
    }
    return List.copyOf(starts);
  }

  /** Minus twice the log likelihood of a normal stretch, without its constant. */
  private double cost(int start, int end) {
    int count = end - start;
    double mean = (sums[end] - sums[start]) / count;
    double variance = (squares[end] - squares[start]) / count - mean * mean;
    return count * (Math.log(Math.max(variance, least)) + 1);
  }
}
