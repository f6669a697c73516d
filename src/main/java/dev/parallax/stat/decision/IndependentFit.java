package dev.parallax.stat.decision;

import dev.parallax.stat.Difference;
import dev.parallax.stat.Spread;
import java.util.List;

/** Cells without common rounds: Welch's t on logs. */
final class IndependentFit implements StageFit {
  private final List<double[]> logTimes;

  private IndependentFit(List<double[]> logTimes) {
    this.logTimes = logTimes;
  }

  static IndependentFit of(Family family, List<Integer> cells) {
    return new IndependentFit(cells.stream().map(family::logTimes).toList());
  }

  @Override
  public double logMean(int cell) {
    return Spread.of(logTimes.get(cell)).mean();
  }

  @Override
  public Difference difference(int a, int b) {
    return Difference.welch(logTimes.get(a), logTimes.get(b));
  }
}
