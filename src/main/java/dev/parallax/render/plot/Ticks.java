package dev.parallax.render.plot;

import dev.parallax.render.plot.Axis.Tick;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Axes for values in base units, labelled in units that people read. */
public final class Ticks {
  /** Beyond this ratio of the largest to the smallest, equal steps are equal ratios. */
  private static final double WIDEST_LINEAR = 100;

  private static final int MOST_DECADES = 7;

  /** As a share of a logarithmic axis. */
  private static final double ROOM = 0.04;

  private Ticks() {}

  /**
   * An axis with its numbers.
   *
   * @param axis labelled in units of {@code scale}
   * @param factor what a number in base units is divided by before it is drawn
   */
  public record Scaled(Axis axis, double factor) {
    /** Values that leave some room around those that are drawn; zero is one of a linear axis. */
    public List<Double> ends(Collection<Double> baseValues) {
      if (!axis.logarithmic()) {
        return List.of(0.0);
      }
      List<Double> drawn =
          baseValues.stream().filter(v -> v > 0 && Double.isFinite(v)).map(this::of).toList();
      double lo = drawn.stream().mapToDouble(Double::doubleValue).min().orElse(1);
      double hi = drawn.stream().mapToDouble(Double::doubleValue).max().orElse(1);
      double room = Math.pow(Math.max(hi / lo, 2), ROOM);
      return List.of(lo / room, hi * room);
    }

    /** The number to draw; NaN where a logarithmic axis has no place for it. */
    public double of(double baseValue) {
      return axis.logarithmic() && !(baseValue > 0) ? Double.NaN : baseValue / factor;
    }
  }

  /**
   * The axis that suits some values. A linear one begins at zero, so that lengths can be compared.
   *
   * @param what the quantity, without its unit
   * @param better which way it gets better, in words; empty if neither
   */
  public static Scaled of(String what, String better, Collection<Double> values, Unit unit) {
    double most = finite(values).stream().mapToDouble(Math::abs).max().orElse(1);
    return of(what, better, values, unit, Scale.of(most, unit));
  }

  /**
   * The same, in the unit that suits the least of the values: where each panel has its own axis,
   * thousands are easier to read than a thousandth.
   */
  public static Scaled ofSmallUnits(
      String what, String better, Collection<Double> values, Unit unit) {
    return of(what, better, values, unit, Scale.common(finite(values), unit));
  }

  /** A linear axis for values whose lengths are to be compared, however far apart they are. */
  public static Scaled linear(String what, Collection<Double> values, Unit unit) {
    double most = finite(values).stream().mapToDouble(Math::abs).max().orElse(1);
    Scale scale = Scale.of(most, unit);
    return new Scaled(
        Axis.linear(what + " (" + scale.symbol() + "), " + Direction.LOWER_IS_BETTER.words()),
        scale.factor());
  }

  /**
   * An axis for speed-ups: steps are doublings, so that the ideal is a straight line and a third is
   * as far below 1 as three times is above it.
   */
  public static Scaled doublings(String what, Collection<Double> values) {
    List<Double> above = finite(values).stream().filter(value -> value > 0).toList();
    double lo = above.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double hi = above.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    int first = (int) Math.floor(Math.log(lo) / Math.log(2) + 0.05);
    int last = (int) Math.ceil(Math.log(hi) / Math.log(2) - 0.05);
    int step = Math.max(1, Math.ceilDiv(last - first, MOST_DECADES));
    double[] places = hi / lo > 4 ? new double[] {1} : new double[] {1, 1.25, 1.5};
    List<Tick> ticks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      // 1 is always among them.
      if (power % step == 0) {
        for (double place : places) {
          double at = Math.scalb(place, power);
          ticks.add(new Tick(at, number(at) + "x"));
        }
      }
    }
    return new Scaled(Axis.logarithmic(what).labelled(ticks), 1);
  }

  private static List<Double> finite(Collection<Double> values) {
    return values.stream().filter(Double::isFinite).toList();
  }

  private static Scaled of(
      String what, String better, Collection<Double> values, Unit unit, Scale scale) {
    List<Double> finite = finite(values);
    double lo = finite.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double hi = finite.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    String direction = better.isEmpty() ? "" : ", " + better;
    if (lo > 0 && hi / lo > WIDEST_LINEAR) {
      return new Scaled(
          Axis.logarithmic(what + direction + ", logarithmic").labelled(decades(lo, hi, unit)), 1);
    }
    String symbol = scale.symbol().isEmpty() ? "" : " (" + scale.symbol() + ")";
    return new Scaled(Axis.linear(what + symbol + direction), scale.factor());
  }

  /** The powers of ten from the least to the most, thinned out; of bytes those of two. */
  static List<Tick> decades(double lo, double hi, Unit unit) {
    boolean binary =
        switch (unit.quantity()) {
          case BYTES, BYTES_PER_OPERATION, BYTES_PER_SECOND -> true;
          case TIME, TIME_PER_OPERATION, THROUGHPUT, OTHER -> false;
        };
    double base = binary ? 2 : 10;
    int first = (int) Math.ceil(Math.log(lo) / Math.log(base) - 0.05);
    int last = (int) Math.floor(Math.log(hi) / Math.log(base) + 0.05);
    int step = Math.max(1, (int) Math.ceil((last - first) / (double) MOST_DECADES));
    List<Tick> ticks = new ArrayList<>();
    for (int power = first; power <= last; power += step) {
      // A power of ten that is multiplied up would be labelled 0.30000000000000004.
      double at = binary ? Math.scalb(1.0, power) : Double.parseDouble("1e" + power);
      ticks.add(new Tick(at, label(at, unit)));
    }
    return ticks;
  }

  /** Ratios that are easy to read, for an axis of ratios; with 1 among them. */
  public static List<Tick> ratios(double lo, double hi) {
    double[] places = hi / lo > 30 ? new double[] {1} : new double[] {1, 2, 5};
    if (hi / lo < 3) {
      return List.of();
    }
    List<Tick> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(lo));
    int last = (int) Math.ceil(Math.log10(hi));
    int step = Math.max(1, (last - first) / MOST_DECADES);
    for (int power = first; power <= last; power++) {
      for (double place : places) {
        double at = Double.parseDouble(place + "e" + power);
        if (at >= lo * 0.99 && at <= hi * 1.01 && (power % step == 0 || at == 1)) {
          ticks.add(new Tick(at, number(at)));
        }
      }
    }
    return ticks;
  }

  private static String label(double at, Unit unit) {
    Scale scale = Scale.of(at, unit);
    return (number(at / scale.factor()) + " " + scale.symbol()).strip();
  }

  /** As few digits as it has. */
  public static String number(double value) {
    if (Math.abs(value) >= 1e6 || (value != 0 && Math.abs(value) < 1e-4)) {
      return Numbers.significant(value, 1).replace("E+", "e").replace("E", "e");
    }
    return new BigDecimal(Numbers.significant(value, 6)).stripTrailingZeros().toPlainString();
  }
}
