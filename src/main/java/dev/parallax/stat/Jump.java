package dev.parallax.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A place in a series of log times where their level changes and stays changed for at least five
 * values, by the same change points that tell warm-up from steady state.
 *
 * @param index of the first value of the new level
 * @param length how many values have it
 * @param log ln of the new level over the one before
 */
public record Jump(int index, int length, double log) {
  /**
   * The jumps of a series.
   *
   * @param logTimes in the order in which they were measured
   * @param margin a smaller change of level is none, such as 0.05
   */
  public static List<Jump> of(double[] logTimes, double margin) {
    List<Integer> starts = logTimes.length == 0 ? List.of() : ChangePoints.starts(logTimes);
    List<Jump> jumps = new ArrayList<>();
    for (int i = 1; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : logTimes.length;
      double log =
          mean(logTimes, starts.get(i), end) - mean(logTimes, starts.get(i - 1), starts.get(i));
      if (Math.abs(log) > Math.log1p(margin)) {
        jumps.add(new Jump(starts.get(i), end - starts.get(i), log));
      }
    }
    return jumps;
  }

  private static double mean(double[] values, int from, int to) {
    return Spread.of(Arrays.copyOfRange(values, from, to)).mean();
  }
}
