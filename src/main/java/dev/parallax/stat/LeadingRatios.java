package dev.parallax.stat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One iteration of each fork of a cell over the mean of those that follow it, on the log scale.
 *
 * @param values of the forks that have at least one later iteration
 * @param squares what the later iterations say of the variance of such a ratio, times {@code
 *     freedom}; with three forks or more without the noisiest, so that one wild iteration doesn't
 *     hide what the others show
 * @param freedom degrees of freedom of {@code squares}; 0 if no fork has two later iterations
 */
record LeadingRatios(List<Double> values, double squares, int freedom) {
  LeadingRatios {
    values = List.copyOf(values);
  }

  /**
   * Those of a cell.
   *
   * @param forks times of their iterations in order
   * @param index of the iteration
   */
  static LeadingRatios of(List<List<Double>> forks, int index) {
    List<List<Double>> withLater = forks.stream().filter(fork -> fork.size() > index + 1).toList();
    List<Double> values = new ArrayList<>();
    double squares = 0;
    double largest = 0;
    int largestFreedom = 0;
    int freedom = 0;
    for (List<Double> times : withLater) {
      List<Double> later = times.subList(index + 1, times.size());
      double mean = later.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      values.add(Math.log(times.get(index) / mean));
      if (later.size() > 1) {
        Spread logs = Spread.of(later.stream().mapToDouble(Math::log).toArray());
        // The ratio varies as the iteration itself does and as the mean of the later ones.
        double ofFork = logs.variance() * (later.size() - 1) * (1 + 1.0 / later.size());
        squares += ofFork;
        freedom += later.size() - 1;
        if (ofFork > largest) {
          largest = ofFork;
          largestFreedom = later.size() - 1;
        }
      }
    }
    return values.size() > 2
        ? new LeadingRatios(values, squares - largest, freedom - largestFreedom)
        : new LeadingRatios(values, squares, freedom);
  }

  /** NaN without forks. */
  double median() {
    return values.isEmpty()
        ? Double.NaN
        : Matrix.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Squared distances of the forks from their mean, summed. */
  double squaresBetweenForks() {
    return squares(values);
  }

  /** How much of {@link #squaresBetweenForks} the fork adds that is farthest from the median. */
  double squaresOfFarthest() {
    double median = median();
    List<Double> byDistance =
        values.stream().sorted(Comparator.comparingDouble(v -> Math.abs(v - median))).toList();
    return squares(values) - squares(byDistance.subList(0, Math.max(0, values.size() - 1)));
  }

  private static double squares(List<Double> values) {
    return values.size() < 2
        ? 0
        : Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray()).variance()
            * (values.size() - 1);
  }
}
