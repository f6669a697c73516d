package dev.parallax.advice.words;

import dev.parallax.stat.Estimate;
import dev.parallax.table.BatchCell;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Numbers, cells and lists inside sentences. */
public final class Words {
  /** A list names no more than these. */
  public static final int MOST_NAMES = 5;

  private Words() {}

  /** {@code 1.94x (1.90 to 1.98)}. */
  public static String speedUp(Estimate speedUp) {
    String value = times(speedUp.value());
    return speedUp.interval().isKnown()
        ? "%s (%s to %s)"
            .formatted(
                value,
                Numbers.fixed(speedUp.interval().lo(), 2),
                Numbers.fixed(speedUp.interval().hi(), 2))
        : value;
  }

  /** {@code 1.94x}. */
  public static String times(double ratio) {
    return Numbers.fixed(ratio, 2) + "x";
  }

  /** How much slower a bound of 1.031 is: {@code 3.1 %}. */
  public static String off(double bound) {
    return Numbers.fixed((bound - 1) * 100, 1) + " %";
  }

  /** A share of 0.05 as {@code 5 %}, one of 0.0125 as {@code 1.25 %}. */
  public static String percent(double share) {
    return new BigDecimal(Numbers.fixed(share * 100, 2)).stripTrailingZeros().toPlainString()
        + " %";
  }

  /** A share of 0.334 as {@code 33 %}. */
  public static String wholePercent(double share) {
    return Numbers.fixed(share * 100, 0) + " %";
  }

  /** A share with two digits that count: {@code 12 %}, {@code 0.034 %}. */
  public static String significantPercent(double share) {
    double percent = share * 100;
    return new BigDecimal(percent)
            .round(new MathContext(percent >= 100 ? 3 : 2, RoundingMode.HALF_EVEN))
            .toPlainString()
        + " %";
  }

  /** A time with three digits that count: {@code 38.5 ms}. */
  public static String time(double seconds) {
    return seconds > 0 && Double.isFinite(seconds)
        ? Scale.of(seconds, Unit.SECONDS).format(seconds)
        : "nothing that shows";
  }

  /** {@code 1 round}, {@code 5 rounds}. */
  public static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code a, b and c}; beyond a handful, how many more. */
  public static String list(List<String> names) {
    return list(names, names.size());
  }

  /**
   * A list that is cut if it is long.
   *
   * @param names the first of them, at least {@link #MOST_NAMES} if there are that many
   * @param all how many there are
   */
  public static String list(List<String> names, int all) {
    if (all > MOST_NAMES) {
      return String.join(", ", names.subList(0, MOST_NAMES))
          + " and "
          + (all - MOST_NAMES)
          + " more";
    }
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** {@code serial, platform x 2/4, virtual x 8}, in the order of the first of each model. */
  public static String cells(List<BatchCell> cells) {
    Map<String, List<String>> workers = new LinkedHashMap<>();
    for (BatchCell cell : cells) {
      List<String> counts = workers.computeIfAbsent(cell.model(), unused -> new ArrayList<>());
      if (cell.hasWorkers()) {
        counts.add(cell.workers());
      }
    }
    List<String> names = new ArrayList<>();
    workers.forEach((model, counts) ->
        names.add(counts.isEmpty() ? model : model + " x " + String.join("/", counts)));
    return String.join(", ", names);
  }

  /** A count as the file wrote it; empty if it isn't one. */
  public static OptionalInt number(String text) {
    return text.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** The median; of an even count the mean of the two in the middle. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
