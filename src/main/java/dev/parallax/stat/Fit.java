package dev.parallax.stat;

import java.util.List;

/** Estimates of a family's cells, and of their differences. */
sealed interface Fit permits RobustFit, PairedFit, IndependentFit {
  /** Fewer cells than this give too little to estimate a family's noise from. */
  int CELLS_FOR_ROBUST = 7;

  /** Fewer rounds than this have no spread to be robust against. */
  int ROUNDS_FOR_ROBUST = 3;

  /** The estimate that the family's rounds allow. */
  static Fit of(Family family) {
    if (!family.commonRounds()) {
      return IndependentFit.of(family);
    }
    double[][] rounds = family.table();
    return rounds.length >= ROUNDS_FOR_ROBUST && family.cells().size() >= CELLS_FOR_ROBUST
        ? RobustFit.of(rounds)
        : PairedFit.of(rounds, family.cells().size());
  }

  /** ln of a cell's time per operation; NaN if no fork gave a time. */
  double logMean(int cell);

  /** ln of time a over time b. */
  Difference difference(int a, int b);

  /** Forks whose weight was limited. */
  List<ClippedFork> clipped();
}
