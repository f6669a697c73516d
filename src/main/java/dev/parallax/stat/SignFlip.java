package dev.parallax.stat;

/**
 * The exact permutation test of paired differences (Fisher's): under "no difference" every
 * difference could as well have the other sign. A check that asks for no normal noise; with fewer
 * than six rounds it can't reach 0.05 at all.
 */
public final class SignFlip {
  /** 2^20 sign patterns: beyond this it takes long and t says the same. */
  public static final int MOST_ROUNDS = 20;

  private SignFlip() {}

  /**
   * The two-sided p value of the mean difference.
   *
   * @param differences one per round, such as log ratios
   * @throws IllegalArgumentException with none or more than {@value #MOST_ROUNDS}
   */
  public static double p(double... differences) {
    int count = differences.length;
    if (count == 0 || count > MOST_ROUNDS) {
      throw new IllegalArgumentException(count + " rounds; between 1 and " + MOST_ROUNDS);
    }
    double observed = 0;
    double scale = 0;
    for (double difference : differences) {
      observed += difference;
      scale += Math.abs(difference);
    }
    // Sums in another order differ by rounding, and must still count as equal.
    double limit = Math.abs(observed) - 1e-12 * scale;
    long asFar = 0;
    long patterns = 1L << count;
    for (long pattern = 0; pattern < patterns; pattern++) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
      }
      asFar += Math.abs(sum) >= limit ? 1 : 0;
    }
    return (double) asFar / patterns;
  }
}
