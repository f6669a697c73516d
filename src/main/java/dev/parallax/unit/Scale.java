package dev.parallax.unit;

import java.util.Collection;
import java.util.List;

/**
 * One prefix and one number of decimals for all numbers of a row, so that their digits line up. A
 * number that they leave fewer than three significant digits of gets more decimals.
 *
 * @param symbol the scaled unit, such as {@code ms/op}
 * @param factor base units per scaled unit
 * @param decimals digits after the point
 */
public record Scale(String symbol, double factor, int decimals) {
  /**
   * Beyond this spread the smallest number gives up digits rather than the largest getting long.
   */
  private static final double WIDEST_SPREAD = 1e4;

  /** Below this, and from its inverse on, plain decimals are unreadable. */
  private static final int MOST_DECIMALS = 6;

  /**
   * The scale for numbers in base units of {@code unit}. Numbers that are zero or not finite don't
   * count.
   */
  public static Scale common(Collection<Double> baseValues, Unit unit) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (double value : baseValues) {
      double size = Math.abs(value);
      if (size > 0 && size < Double.POSITIVE_INFINITY) {
        smallest = Math.min(smallest, size);
        largest = Math.max(largest, size);
      }
    }
    if (largest == 0) {
      Quantity.Prefix one = prefixFor(1.0, unit.quantity());
      return new Scale(symbol(one, unit), one.factor(), 0);
    }
    double reference = Math.max(smallest, largest / WIDEST_SPREAD);
    Quantity.Prefix prefix = prefixFor(reference, unit.quantity());
    double scaled = reference / prefix.factor();
    int decimals = Math.clamp((long) (2 - Math.floor(Math.log10(scaled))), 0, MOST_DECIMALS);
    return new Scale(symbol(prefix, unit), prefix.factor(), decimals);
  }

  /** The scale for a single number. */
  public static Scale of(double baseValue, Unit unit) {
    return common(List.of(baseValue), unit);
  }

  private static Quantity.Prefix prefixFor(double baseValue, Quantity quantity) {
    Quantity.Prefix best = quantity.prefixes().getFirst();
    for (Quantity.Prefix prefix : quantity.prefixes()) {
      if (baseValue >= prefix.factor()) {
        best = prefix;
      }
    }
    return best;
  }

  private static String symbol(Quantity.Prefix prefix, Unit unit) {
    return unit.quantity() == Quantity.OTHER
        ? unit.symbol()
        : prefix.symbol() + unit.quantity().baseSymbol();
  }

  /** The number without its unit. */
  public String digits(double baseValue) {
    double scaled = baseValue / factor;
    double size = Math.abs(scaled);
    int needed = Numbers.decimals(size);
    if (size != 0 && (needed > MOST_DECIMALS || size >= 1e12)) {
      return Numbers.significant(scaled, Math.max(3, 3 + decimals - needed));
    }
    return Numbers.fixed(scaled, Math.max(decimals, needed));
  }

  /** The same with the decimals that a number and its interval need. */
  public Scale around(double value, double lo, double hi) {
    return new Scale(
        symbol, factor, Numbers.decimals(value / factor, lo / factor, hi / factor, decimals));
  }

  /** The same with the decimals that three significant digits of a number need. */
  public Scale reaching(double baseValue) {
    return around(baseValue, Double.NaN, Double.NaN);
  }

  /** The same with more decimals. */
  public Scale finer(int more) {
    return new Scale(symbol, factor, decimals + more);
  }

  /** The number with its unit, such as {@code 12.3 ms}. */
  public String format(double baseValue) {
    return symbol.isEmpty() ? digits(baseValue) : digits(baseValue) + " " + symbol;
  }
}
