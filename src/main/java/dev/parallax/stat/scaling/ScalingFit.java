package dev.parallax.stat.scaling;

import java.util.List;

/** A scaling law fitted to measured throughputs, or why there is none. */
public sealed interface ScalingFit {
  /**
   * A fit. There is no R squared: it isn't valid for a nonlinear law (R's package usl dropped it).
   *
   * @param law which law the data ended at: Amdahl's when beta is 0
   * @param model the law with its coefficients
   * @param alpha contention, between 0 and 1
   * @param beta coherency, between 0 and 1
   * @param gamma throughput of one worker
   * @param residuals measured minus fitted throughput, in the order of the points
   * @param residualStandardError spread of the residuals, in the unit of throughput
   * @param degreesOfFreedom points less free coefficients
   * @param peak where throughput is highest
   * @param superlinear whether without bounds contention would be below zero by more than chance:
   *     more workers do more than their share, as when a cache grows with them; no scaling law
   *     explains that
   */
  record Fitted(
      ScalingLaw law,
      ScalingModel model,
      Coefficient alpha,
      Coefficient beta,
      Coefficient gamma,
      List<Double> residuals,
      double residualStandardError,
      int degreesOfFreedom,
      Peak peak,
      boolean superlinear)
      implements ScalingFit {
    public Fitted {
      residuals = List.copyOf(residuals);
    }
  }

  /** Fewer distinct worker counts than a fit needs. */
  record TooFewWorkerCounts(int distinct, int needed) implements ScalingFit {}

  /** No coefficients within the bounds bring the law close to the data. */
  record NoConvergence() implements ScalingFit {}
}
