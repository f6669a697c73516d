package dev.parallax.render.plot;

import dev.parallax.render.parts.KeyText;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis.
 *
 * @param title what is along it: quantity, unit and direction, such as {@code time (ms), lower is
 *     better}; empty if its labels say it all
 * @param logarithmic whether equal steps are equal ratios; then all values must be above 0
 * @param lo where it begins
 * @param hi where it ends
 * @param ticks where it is labelled
 */
public record Axis(String title, boolean logarithmic, double lo, double hi, List<Tick> ticks) {
  private static final int LONGEST_NAME = 60;

  /** A labelled place. */
  public record Tick(double at, String label) {}

  public Axis {
    ticks = List.copyOf(ticks);
  }

  /** Equal steps are equal differences. */
  public static Axis linear(String title, double lo, double hi, List<Tick> ticks) {
    return new Axis(title, false, lo, hi, ticks);
  }

  /** Names from the top down, the first at 0, the next at -1. */
  public static Axis names(List<String> names) {
    List<Tick> ticks = new ArrayList<>();
    for (String name : KeyText.fit(names, LONGEST_NAME)) {
      ticks.add(new Tick(-ticks.size(), name));
    }
    return linear("", 0.4 - names.size(), 0.6, ticks);
  }

  /** Where a value is, from 0 at the begin to 1 at the end; not a number if it is nowhere. */
  double share(double value) {
    if (!logarithmic) {
      return (value / 2 - lo / 2) / (hi / 2 - lo / 2);
    }
    return value > 0
        ? (Math.log(value) - Math.log(lo)) / (Math.log(hi) - Math.log(lo))
        : Double.NaN;
  }
}
