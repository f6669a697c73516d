package dev.parallax.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many warm-up iterations a cell needs, judged from a fork that had more than enough of them.
 *
 * <p>An HTTP client needs a second until its classes are compiled, a loop needs none; one number
 * for both wastes time with the one and measures the JIT with the other. All cells of a family and
 * model get the same, the upper median of what each of them showed: one fork is noisy, and what
 * warms up is the same code whatever the number of workers.
 *
 * <p>The change-point search of {@code stat.SteadyState} was tried first and rejected here: with
 * nine iterations it has nothing to search in, and it asks whether a fork is steady, not since
 * when.
 */
final class WarmUp {
  /** What a cell gets in its first round. */
  static final int FIRST_ROUND = 4;

  /** What a cell gets at most. */
  static final int MOST = 8;

  /** Slower than its end by no more than this counts as warm: the margin of all verdicts. */
  private static final double MARGIN = 0.05;

  /** A single iteration that was disturbed says nothing. */
  private static final int SMOOTHED_OVER = 3;

  private WarmUp() {}

  /**
   * From which iteration on a fork was as fast as at its end.
   *
   * @param secondsPerOperation of all iterations, those of the warm-up first
   * @param measured how many of them, at the end, were measured
   * @return how many iterations came before; empty if the fork was still getting faster when its
   *     measurement began, or if there is too little to judge by
   */
  static OptionalInt settledAfter(List<Double> secondsPerOperation, int measured) {
    int size = secondsPerOperation.size();
    if (measured < 1 || size - measured < SMOOTHED_OVER) {
      return OptionalInt.empty();
    }
    double end = median(secondsPerOperation.subList(size - measured, size));
    return IntStream.range(0, size - measured)
        .filter(first -> {
          int last = Math.min(size, first + SMOOTHED_OVER);
          return median(secondsPerOperation.subList(first, last)) <= end * (1 + MARGIN);
        })
        .findFirst();
  }

  /**
   * The warm-up iterations for all cells of a family and model.
   *
   * @param settledAfter what each of them showed; empty for one that did not settle
   * @param had how many warm-up iterations they had
   */
  static int iterations(List<OptionalInt> settledAfter, int had) {
    int[] needed =
        settledAfter.stream()
            .mapToInt(settled -> settled.isPresent() ? Math.max(1, settled.getAsInt()) : 2 * had)
            .sorted()
            .toArray();
    return needed.length == 0 ? had : Math.min(MOST, needed[needed.length / 2]);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : Arrays.stream(sorted, half - 1, half + 1).average().orElseThrow();
  }
}
