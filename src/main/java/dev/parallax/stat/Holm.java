package dev.parallax.stat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment of p values (Holm 1979, "A simple sequentially rejective multiple
 * test procedure"): rejecting what stays below alpha keeps the chance of any false rejection in the
 * family at alpha.
 */
public final class Holm {
  private Holm() {}

  /** The adjusted p values, in the order of the given ones. */
  public static double[] adjust(double[] p) {
    int[] byP =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, 1);
    double largest = 0;
    for (int rank = 0; rank < byP.length; rank++) {
      largest = Math.max(largest, p[byP[rank]] * (p.length - rank));
      adjusted[byP[rank]] = Math.min(largest, 1);
    }
    return adjusted;
  }
}
