package dev.parallax.stat;

import java.util.List;
import java.util.stream.IntStream;

/** Cells without common rounds: Welch's t on logs. */
final class IndependentFit implements Fit {
  private final List<double[]> logTimes;

  private IndependentFit(List<double[]> logTimes) {
    this.logTimes = logTimes;
  }

  static IndependentFit of(Family family) {
    return new IndependentFit(
        IntStream.range(0, family.cells().size()).mapToObj(family::logTimes).toList());
  }

  @Override
  public double logMean(int cell) {
    return Spread.of(logTimes.get(cell)).mean();
  }

  @Override
  public Difference difference(int a, int b) {
    return Difference.welch(logTimes.get(a), logTimes.get(b));
  }

  @Override
  public List<ClippedFork> clipped() {
    return List.of();
  }
}
