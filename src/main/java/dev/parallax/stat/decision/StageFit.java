package dev.parallax.stat.decision;

import dev.parallax.stat.Difference;

/** Estimates of cells that ran the same rounds, or of forks without rounds, by their index. */
sealed interface StageFit permits RobustFit, LastCellsFit, PairedFit, IndependentFit {
  /** ln of a cell's time per operation. */
  double logMean(int cell);

  /** ln of time a over time b. */
  Difference difference(int a, int b);
}
