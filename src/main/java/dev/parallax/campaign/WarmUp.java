package dev.parallax.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How many warm-up iterations the cells of a family need, judged from forks that had some.
 *
 * <p>An HTTP client needs a second until its classes are compiled, a loop needs none; one number
 * for both wastes time with the one and measures the JIT with the other. But cells that are
 * compared must be equally warm, so all of a family get the same.
 *
 * <p>A fork is warm where one that begins to measure there comes out within the margin of its end.
 *
 * <p>Tried and rejected: a number for each model, the upper median of what its cells showed one by
 * one. One fork is noisy, and a cell with few workers, which waits most of the time, seems warm
 * long before one with many. In a published run platform threads came to 8 iterations of {@code
 * download} and virtual threads to 3, and were the slower for it. Likewise the median of three
 * iterations in place of the mean of those to be measured: forks of {@code vector-add} are half as
 * slow again in their fourth iteration, all of them, so that is no disturbance to be smoothed away,
 * and two iterations passed for enough. Likewise the change-point search of {@code
 * stat.SteadyState}: with seven iterations it has nothing to search in, and it asks whether a fork
 * is steady, not since when.
 */
final class WarmUp {
  /**
   * What a cell gets in its first round. After four the end, which all is measured by, was no end
   * yet: {@code file-write} still got a tenth faster.
   */
  static final int FIRST_ROUND = 6;

  /** What a cell gets at most. */
  static final int MOST = 8;

  /** Slower than its end by no more than this counts as warm: the margin of all verdicts. */
  private static final double MARGIN = 0.05;

  /** Of a shorter warm-up can't be told where it ended. */
  private static final int LEAST_TO_JUDGE = 3;

  private WarmUp() {}

  /**
   * From which iteration on forks that warm up the same code were as fast as at their end.
   *
   * <p>Each fork is taken relative to its own end, and what they have in common is the median over
   * all of them at each iteration.
   *
   * @param secondsPerOperation of all iterations of each fork, those of the warm-up first; of
   *     equally many iterations
   * @param measured how many of them, at the end, were measured
   * @return how many iterations came before; empty if the forks were still getting faster when they
   *     were measured, or if there is too little to judge by
   */
  static OptionalInt settledAfter(List<List<Double>> secondsPerOperation, int measured) {
    int size = secondsPerOperation.stream().mapToInt(List::size).min().orElse(0);
    if (measured < 1 || size - measured < LEAST_TO_JUDGE) {
      return OptionalInt.empty();
    }
    double[] common =
        IntStream.range(0, size)
            .mapToDouble(i ->
                median(
                    secondsPerOperation.stream()
                        .mapToDouble(fork -> fork.get(i) / end(fork, measured))))
            .toArray();
    if (stillFalls(common, size - measured)) {
      return OptionalInt.empty();
    }
    return IntStream.rangeClosed(0, size - measured)
        .filter(first ->
            Arrays.stream(common, first, first + measured).average().orElseThrow() <= 1 + MARGIN)
        .findFirst();
  }

  /**
   * The warm-up iterations for all cells of a family.
   *
   * @param settledAfter what its forks showed; empty if they did not settle
   * @param had how many warm-up iterations they had
   */
  static int iterations(OptionalInt settledAfter, int had) {
    return Math.min(
        MOST, settledAfter.isPresent() ? Math.max(1, settledAfter.getAsInt()) : 2 * had);
  }

  private static double end(List<Double> fork, int measured) {
    return median(
        fork.subList(fork.size() - measured, fork.size()).stream()
            .mapToDouble(Double::doubleValue));
  }

  /**
   * Whether each measured iteration is faster than the one before, and the last by the margin. What
   * noise makes look so costs time and nothing else.
   */
  private static boolean stillFalls(double[] common, int first) {
    int last = common.length - 1;
    return common[first] > common[last] * (1 + MARGIN)
        && IntStream.range(first, last).allMatch(i -> common[i] > common[i + 1]);
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
