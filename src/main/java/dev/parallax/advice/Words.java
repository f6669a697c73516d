package dev.parallax.advice;

import dev.parallax.stat.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Numbers and lists inside sentences; the same in every locale. */
final class Words {
  private Words() {}

  /** {@code 1.94x (1.90 to 1.98)}. */
  static String speedUp(Estimate speedUp) {
    String value = times(speedUp.value());
    return speedUp.interval().isKnown()
        ? value
            + " ("
            + fixed(speedUp.interval().lo(), 2)
            + " to "
            + fixed(speedUp.interval().hi(), 2)
            + ")"
        : value;
  }

  /** {@code 1.94x}. */
  static String times(double ratio) {
    return fixed(ratio, 2) + "x";
  }

  /** A bound of 1.031 as {@code 3.1 %}. */
  static String off(double bound) {
    return fixed((bound - 1) * 100, 1) + " %";
  }

  /** A share of 0.05 as {@code 5 %}. */
  static String percent(double share) {
    return new BigDecimal(share * 100)
            .setScale(2, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  /** {@code 1 round}, {@code 5 rounds}. */
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code a, b and c}; beyond a handful, how many more. */
  static String list(List<String> names) {
    int most = 5;
    if (names.size() > most) {
      return String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
    }
    if (names.size() < 2) {
      return String.join("", names);
    }
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private static String fixed(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
