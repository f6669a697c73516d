package dev.parallax.stat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The geometric mean over several cells, and the ratio of two such means, with intervals that carry
 * the forks' variance. The geometric mean because the order of two columns must not depend on which
 * of them ratios are taken against (Fleming and Wallace, CACM 29, 1986). The interval is about
 * these cells measured again, not about other benchmarks one might have chosen.
 */
public final class GeometricMean {
  private GeometricMean() {}

  /**
   * The mean of cells that were measured independently: their variances add up, with the degrees of
   * freedom of Welch (1947) and Satterthwaite (1946).
   *
   * @param cells positive fork means of each cell
   * @return the mean; its interval is unknown if any cell has one fork
   */
  public static Estimate of(List<List<Double>> cells, double confidence) {
    return combined(cells, cells.size(), List.of(), confidence);
  }

  /**
   * The ratio of the means of two columns whose cells were all measured independently.
   *
   * @param a fork means of the cells above the line
   * @param b of the cells below it, as many
   */
  public static Estimate ratio(List<List<Double>> a, List<List<Double>> b, double confidence) {
    return combined(a, a.size(), b, confidence);
  }

  /**
   * The mean in each round, of cells that share rounds: what a round does to all of them stays
   * visible from round to round, so an interval over rounds is right where adding variances isn't.
   *
   * @param cells fork means of each cell by round; NaN where a fork gave nothing
   * @return one mean for each round that all cells have
   */
  public static List<Double> perRound(List<List<Double>> cells) {
    int rounds = cells.stream().mapToInt(List::size).min().orElse(0);
    List<Double> means = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      int of = round;
      double log =
          cells.stream().mapToDouble(cell -> Math.log(cell.get(of))).average().orElse(Double.NaN);
      if (Double.isFinite(log)) {
        means.add(Math.exp(log));
      }
    }
    return means;
  }

  private static Estimate combined(
      List<List<Double>> above, int rows, List<List<Double>> below, double confidence) {
    double log = 0;
    double variance = 0;
    double squares = 0;
    for (int i = 0; i < above.size() + below.size(); i++) {
      boolean up = i < above.size();
      Spread spread = logs(up ? above.get(i) : below.get(i - above.size()));
      log += (up ? 1 : -1) * spread.mean() / rows;
      double part = spread.variance() / spread.count() / rows / rows;
      variance += part;
      squares += part * part / (spread.count() - 1);
    }
    if (!Double.isFinite(variance)) {
      return Estimate.withoutInterval(Math.exp(log));
    }
    double half =
        variance == 0
            ? 0
            : StudentT.quantile((1 + confidence) / 2, variance * variance / squares)
                * Math.sqrt(variance);
    return new Estimate(Math.exp(log), Interval.ofLogs(log, half));
  }

  private static Spread logs(List<Double> values) {
    return Spread.of(
        IntStream.range(0, values.size()).mapToDouble(i -> Math.log(values.get(i))).toArray());
  }
}
