package dev.parallax.render.plot;

import dev.parallax.unit.Direction;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Axes for values in base units, labelled in a unit that people read. All panels of a picture share
 * title, unit and kind; each may have a range of its own.
 *
 * @param title quantity, unit and direction
 * @param logarithmic whether equal steps are equal ratios
 * @param unit the base unit
 * @param factor what a value is divided by for its label on a linear axis
 */
public record ValueAxis(String title, boolean logarithmic, Unit unit, double factor) {
  /** Beyond this ratio of the largest to the smallest, equal steps are equal ratios. */
  private static final double WIDEST_LINEAR = 100;

  /** The same, for values that are ratios themselves. */
  private static final double WIDEST_LINEAR_RATIO = 3;

  /** Left free at the ends, as a share of what is shown. */
  private static final double ROOM = 0.05;

  /** A range of ratios is at least this, so that noise doesn't look like a difference. */
  private static final double LEAST_RATIO = 1.02;

  /** The kind of axis that suits some values, in the unit that suits the largest of them. */
  public static ValueAxis of(String what, Direction better, Collection<Double> values, Unit unit) {
    return of(what, better, values, unit, Scale.of(range(values).getMax(), unit));
  }

  /**
   * The same, in the unit that suits the least of the values: where each panel has its own range,
   * thousands are easier to read than a thousandth.
   */
  public static ValueAxis ofSmallUnits(
      String what, Direction better, Collection<Double> values, Unit unit) {
    return of(what, better, values, unit, Scale.common(finite(values), unit));
  }

  /** A linear axis for values whose lengths are to be compared, however far apart they are. */
  public static ValueAxis linear(
      String what, Direction better, Collection<Double> values, Unit unit) {
    return linear(what, better, unit, Scale.of(range(values).getMax(), unit));
  }

  private static ValueAxis of(
      String what, Direction better, Collection<Double> values, Unit unit, Scale scale) {
    double lo = finite(values).stream().mapToDouble(value -> value).min().orElse(0);
    return lo > 0 && range(values).getMax() / lo > WIDEST_LINEAR
        ? new ValueAxis(what + direction(better) + ", logarithmic", true, unit, 1)
        : linear(what, better, unit, scale);
  }

  private static ValueAxis linear(String what, Direction better, Unit unit, Scale scale) {
    String symbol = scale.symbol().isEmpty() ? "" : " (" + scale.symbol() + ")";
    return new ValueAxis(what + symbol + direction(better), false, unit, scale.factor());
  }

  private static String direction(Direction better) {
    return better == Direction.UNSTATED ? "" : ", " + better.words();
  }

  /**
   * The axis for these values, with some room at its ends. A linear one has zero, so that lengths
   * can be compared.
   */
  public Axis over(Collection<Double> values) {
    if (logarithmic) {
      return logarithmic(values, Double.MIN_VALUE, (lo, hi) -> Ticks.logarithmic(lo, hi, unit));
    }
    DoubleSummaryStatistics range = range(values);
    double lo = Math.min(0, range.getMin());
    double hi = Math.max(0, range.getMax());
    double room = hi > lo ? ROOM * (hi - lo) : factor;
    double from = lo < 0 ? lo - room : 0;
    double to = hi + (hi > 0 || lo == 0 ? room : 0);
    return Axis.linear(title, from, to, Ticks.linear(from, to, factor));
  }

  /** An axis of ratios: linear around 1, logarithmic where they are far apart. */
  public static Axis ratios(String title, Collection<Double> values) {
    DoubleSummaryStatistics range = range(values);
    if (range.getMin() > 0 && range.getMax() / range.getMin() >= WIDEST_LINEAR_RATIO) {
      return named(title + ", logarithmic").logarithmic(values, LEAST_RATIO, Ticks::ratios);
    }
    double least = Math.abs(range.getMax()) * (LEAST_RATIO - 1);
    double room = Math.max(least, ROOM * (range.getMax() - range.getMin()));
    double lo = range.getMin() - room;
    double hi = range.getMax() + room;
    return Axis.linear(title, lo, hi, Ticks.linear(lo, hi, 1));
  }

  /**
   * An axis for speed-ups: steps are doublings, so that the ideal is a straight line and a third is
   * as far below 1 as three times is above it.
   */
  public static Axis doublings(String title, Collection<Double> values) {
    return named(title).logarithmic(values, 1.5, Ticks::doublings);
  }

  private static ValueAxis named(String title) {
    return new ValueAxis(title, true, Unit.SECONDS, 1);
  }

  /** Finds the labelled places of a range. */
  private interface Labels {
    List<Axis.Tick> of(double lo, double hi);
  }

  private Axis logarithmic(Collection<Double> values, double leastRatio, Labels labels) {
    DoubleSummaryStatistics range = range(values.stream().filter(value -> value > 0).toList());
    double span = Math.log(range.getMax()) - Math.log(range.getMin());
    double room = Math.exp(Math.max(Math.max(span, Math.log(leastRatio)) * ROOM, 0.05));
    double lo = Math.max(range.getMin() / room, Double.MIN_NORMAL);
    double hi = Math.min(range.getMax() * room, Double.MAX_VALUE);
    return new Axis(title, true, lo, hi, labels.of(lo, hi));
  }

  private static List<Double> finite(Collection<Double> values) {
    return values.stream().filter(Double::isFinite).toList();
  }

  /** Of the finite ones; 1 if there is none. */
  private static DoubleSummaryStatistics range(Collection<Double> values) {
    List<Double> finite = finite(values);
    return (finite.isEmpty() ? List.of(1.0) : finite)
        .stream().mapToDouble(Double::doubleValue).summaryStatistics();
  }
}
