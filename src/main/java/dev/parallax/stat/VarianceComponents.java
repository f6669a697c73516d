package dev.parallax.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

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
   * A balanced experiment of any number of levels.
   *
   * @param values those of the first fork first, and so on down the levels
   * @param repetitions of the levels from the highest to the lowest, at least 2 of each; their
   *     product is the number of values
   * @throws IllegalArgumentException if they don't fit
   */
  public static VarianceComponents of(double[] values, int... repetitions) {
    int product = 1;
    for (int level : repetitions) {
      if (level < 2) {
        throw new IllegalArgumentException("a level with " + level + " repetitions has no spread");
      }
      product *= level;
    }
    if (repetitions.length == 0 || product != values.length) {
      throw new IllegalArgumentException(
          values.length + " values in levels of " + Arrays.toString(repetitions));
    }
    List<Double> meanSquares = new ArrayList<>();
    List<Double> components = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    double[] means = values;
    for (int level = 0; level < repetitions.length; level++) {
      int count = repetitions[repetitions.length - 1 - level];
      double[] upper = new double[means.length / count];
      double sum = 0;
      for (int group = 0; group < upper.length; group++) {
        Spread spread = Spread.of(Arrays.copyOfRange(means, group * count, (group + 1) * count));
        upper[group] = spread.mean();
        sum += spread.variance();
      }
      double meanSquare = sum / upper.length;
      components.add(
          level == 0
              ? meanSquare
              : meanSquare - meanSquares.get(level - 1) / counts.get(level - 1));
      meanSquares.add(meanSquare);
      counts.add((double) count);
      means = upper;
    }
    return new VarianceComponents(means[0], meanSquares, components, counts);
  }

  /**
   * Forks of iterations, which may differ in number. Forks weigh the same, whatever their length:
   * the mean of fork means is what is compared elsewhere. With equal lengths this is the balanced
   * case of two levels.
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

  /** The mean with its interval: t over the repetitions of the highest level. */
  public Estimate meanEstimate(double confidence) {
    double count = repetitions.getLast();
    double half =
        StudentT.quantile((1 + confidence) / 2, count - 1)
            * Math.sqrt(meanSquares.getLast() / count);
    return new Estimate(mean, new Interval(mean - half, mean + half));
  }

  /**
   * The repetitions of a level, within one repetition of the level above, that reach a given
   * precision at the least cost: {@code ceil(sqrt(c(i+1)/c(i) * T2(i)/T2(i+1)))}.
   *
   * @param level below the highest; how often to repeat the highest depends on the precision wanted
   * @param costs seconds that one more repetition costs, from the lowest level: of an iteration,
   *     then of starting and warming up a fork
   * @return at least 1; empty when the level above adds nothing that can be seen, so that repeating
   *     this one is always the cheaper way
   */
  public OptionalInt bestRepetitions(int level, double... costs) {
    if (costs.length != components.size() || level < 0 || level >= costs.length - 1) {
      throw new IllegalArgumentException(
          "level " + level + " of " + components.size() + " with " + costs.length + " costs");
    }
    if (components.get(level + 1) <= 0) {
      return OptionalInt.empty();
    }
    double share = Math.max(components.get(level), 0) / components.get(level + 1);
    double best = Math.ceil(Math.sqrt(costs[level + 1] / costs[level] * share));
    return OptionalInt.of((int) Math.clamp(best, 1, Integer.MAX_VALUE));
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
