package dev.parallax.stat;

import java.util.List;

/**
 * How much of a mean's noise comes from which level of an experiment: the random effects model of
 * Kalibera and Jones, "Quantifying Performance Changes with Effect Size Confidence Intervals"
 * (arXiv 2007.10899, which corrects the print of ISMM 2013). Levels are numbered from the lowest,
 * 0: for us 0 is iterations and 1 is forks.
 *
 * @param mean of all
 * @param meanSquares S squared of each level: the variance of its means as it is seen, noise of the
 *     lower levels included
 * @param components T squared of each level: what the level itself adds; below zero when it is lost
 *     in the noise of the levels below
 * @param repetitions of each level; the lowest may be a mean when forks differ in iterations
 */
public record VarianceComponents(
    double mean, List<Double> meanSquares, List<Double> components, List<Double> repetitions) {
  public VarianceComponents {
    meanSquares = List.copyOf(meanSquares);
    components = List.copyOf(components);
    repetitions = List.copyOf(repetitions);
  }

  /**
   * Forks of iterations, which may differ in number. Forks weigh the same, whatever their length:
   * the mean of fork means is what is compared elsewhere.
   *
   * @param forks at least two, each with at least one iteration and one with at least two
   * @throws IllegalArgumentException if there are fewer
   */
  public static VarianceComponents ofForks(List<List<Double>> forks) {
    double[] means = new double[forks.size()];
    double squares = 0;
    int within = 0;
    double inverse = 0;
    for (int fork = 0; fork < means.length; fork++) {
      double[] iterations = forks.get(fork).stream().mapToDouble(Double::doubleValue).toArray();
      if (iterations.length == 0) {
        throw new IllegalArgumentException("fork " + fork + " has no iterations");
      }
      Spread spread = Spread.of(iterations);
      means[fork] = spread.mean();
      if (iterations.length > 1) {
        squares += spread.variance() * (iterations.length - 1);
      }
      within += iterations.length - 1;
      inverse += 1.0 / iterations.length / means.length;
    }
    if (means.length < 2 || within == 0) {
      throw new IllegalArgumentException(
          "variance components need two forks and a fork with two iterations");
    }
    Spread between = Spread.of(means);
    double meanSquare = squares / within;
    return new VarianceComponents(
        between.mean(),
        List.of(meanSquare, between.variance()),
        List.of(meanSquare, between.variance() - meanSquare * inverse),
        List.of(1 / inverse, (double) means.length));
  }

  /**
   * The share of the mean's variance that comes from a level, between 0 and 1; components below
   * zero count as none. A share of 1 for the highest level says that only more forks help.
   */
  public double shareOfNoise(int level) {
    double[] parts = new double[components.size()];
    double divisor = 1;
    double sum = 0;
    for (int i = parts.length - 1; i >= 0; i--) {
      divisor *= repetitions.get(i);
      parts[i] = Math.max(components.get(i), 0) / divisor;
      sum += parts[i];
    }
    return sum == 0 ? 0 : parts[level] / sum;
  }
}
