package dev.parallax.render.plot;

import dev.parallax.render.parts.Escape;
import java.util.List;
import java.util.Optional;

/**
 * An axis.
 *
 * @param title what is along it: quantity, unit and direction, such as {@code time (ms), lower is
 *     better}; empty if its labels say it all
 * @param logarithmic whether equal steps are equal ratios; then all values must be above 0
 * @param ticks where it is labelled; none leaves that to the values, which text values need
 * @param range what it shows at least; empty for what the values need
 */
public record Axis(String title, boolean logarithmic, List<Tick> ticks, Optional<Range> range) {
  /** A labelled place. */
  public record Tick(double at, String label) {}

  /** From one value to another. */
  public record Range(double lo, double hi) {}

  public Axis {
    title = Escape.plain(title);
    ticks = List.copyOf(ticks);
  }

  /** Equal steps are equal differences. */
  public static Axis linear(String title) {
    return new Axis(title, false, List.of(), Optional.empty());
  }

  /** Equal steps are equal ratios. */
  public static Axis logarithmic(String title) {
    return new Axis(title, true, List.of(), Optional.empty());
  }

  /** The same, labelled where it is told. */
  public Axis labelled(List<Tick> places) {
    return new Axis(title, logarithmic, places, range);
  }

  /** The same, showing exactly this: marks outside are left out. */
  public Axis showing(double lo, double hi) {
    return new Axis(title, logarithmic, ticks, Optional.of(new Range(lo, hi)));
  }
}
