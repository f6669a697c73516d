package dev.parallax.render.plot;

import dev.parallax.render.plot.Axis.Tick;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Places on an axis that are easy to read. */
public final class Ticks {
  private static final int MOST = 7;

  /** A linear axis has about so many. */
  private static final double LINEAR = 5;

  private Ticks() {}

  /**
   * Multiples of 1, 2 or 5 times a power of ten, from one value to another.
   *
   * @param factor what a value is divided by for its label
   */
  static List<Tick> linear(double lo, double hi, double factor) {
    double first = lo / factor;
    double last = hi / factor;
    double rough = (last - first) / LINEAR;
    int power = (int) Math.floor(Math.log10(rough));
    double step = 10;
    for (double nice : new double[] {5, 2, 1}) {
      // A little more ticks than wanted are better than half of them.
      step = nice * tenTo(power) >= rough * 0.75 ? nice : step;
    }
    int decimals = step == 10 ? -power - 1 : -power;
    List<Tick> ticks = new ArrayList<>();
    double unit = step * tenTo(power);
    for (double i = Math.ceil(first / unit - 1e-9); i * unit <= last + unit * 1e-9; i++) {
      double at = i * unit;
      boolean plain = Math.abs(last) < 1e6 && decimals <= 4;
      ticks.add(
          new Tick(at * factor, plain ? Numbers.fixed(at, Math.max(0, decimals)) : number(at)));
    }
    return ticks;
  }

  /** Powers of ten with their unit, of bytes those of two; where they are few, more between. */
  static List<Tick> logarithmic(double lo, double hi, Unit unit) {
    boolean binary =
        switch (unit.quantity()) {
          case BYTES, BYTES_PER_OPERATION, BYTES_PER_SECOND -> true;
          case TIME, TIME_PER_OPERATION, THROUGHPUT, OTHER -> false;
        };
    List<Tick> ticks = new ArrayList<>();
    for (double at : binary ? powersOfTwo(lo, hi) : decimal(lo, hi)) {
      Scale scale = Scale.of(at, unit);
      ticks.add(new Tick(at, (number(at / scale.factor()) + " " + scale.symbol()).strip()));
    }
    return ticks;
  }

  /** Ratios on a logarithmic axis. */
  static List<Tick> ratios(double lo, double hi) {
    return decimal(lo, hi).stream().map(at -> new Tick(at, number(at))).toList();
  }

  /** Doublings of 1, which is always among them; where they are few, quarters between. */
  static List<Tick> doublings(double lo, double hi) {
    double[] places = hi / lo > 4 ? new double[] {1} : new double[] {1, 1.25, 1.5, 1.75};
    int first = (int) Math.floor(log2(lo));
    int last = (int) Math.ceil(log2(hi));
    int step = Math.max(1, Math.ceilDiv(last - first, MOST));
    List<Tick> ticks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (double place : places) {
        double at = Math.scalb(place, power);
        if (power % step == 0 && at >= lo && at <= hi) {
          ticks.add(new Tick(at, number(at) + "x"));
        }
      }
    }
    return ticks;
  }

  private static List<Double> powersOfTwo(double lo, double hi) {
    List<Double> places = new ArrayList<>();
    int first = (int) Math.ceil(log2(lo));
    int last = (int) Math.floor(log2(hi));
    for (int power = first; power <= last; power += Math.max(1, Math.ceilDiv(last - first, MOST))) {
      places.add(Math.scalb(1.0, power));
    }
    return places;
  }

  private static List<Double> decimal(double lo, double hi) {
    int first = (int) Math.floor(Math.log10(lo));
    int last = (int) Math.ceil(Math.log10(hi));
    int step = Math.max(1, Math.ceilDiv(last - first - 2, MOST));
    double[] between =
        last - first <= 2
            ? new double[] {1, 2, 3, 5, 7}
            : last - first <= 3 ? new double[] {1, 2, 5} : new double[] {1};
    List<Double> places = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (double place : between) {
        double at = place * tenTo(power);
        if (power % step == 0 && at >= lo && at <= hi) {
          places.add(at);
        }
      }
    }
    return places.size() < 3 && last - first <= 2
        ? linear(lo, hi, 1).stream().map(Tick::at).toList()
        : places;
  }

  /** Exactly: a power that is multiplied up would be labelled 0.30000000000000004. */
  private static double tenTo(int power) {
    return Double.parseDouble("1e" + power);
  }

  /** Binary logarithm. */
  public static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** As few digits as it has. */
  public static String number(double value) {
    if (Math.abs(value) >= 1e6 || (value != 0 && Math.abs(value) < 1e-4)) {
      return Numbers.significant(value, 1).replace("E+", "e").replace("E", "e");
    }
    return new BigDecimal(Numbers.significant(value, 6)).stripTrailingZeros().toPlainString();
  }
}
