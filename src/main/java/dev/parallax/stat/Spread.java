package dev.parallax.stat;

/**
 * Count, mean and variance of a sample.
 *
 * @param count how many values
 * @param mean their mean; NaN without values
 * @param variance their unbiased variance; NaN with fewer than two values
 */
public record Spread(int count, double mean, double variance) {
  public static Spread of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Spread(
        values.length, mean, values.length < 2 ? Double.NaN : squares / (values.length - 1));
  }
}
