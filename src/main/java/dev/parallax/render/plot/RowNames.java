package dev.parallax.render.plot;

import dev.parallax.render.parts.Escape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Long labels up the y axis. Lets-Plot cuts them after fifteen characters, so it gets numbers in
 * their place, with room beside them, and the drawing gets the labels back.
 */
final class RowNames {
  private static final int LONGEST_LEFT_ALONE = 14;
  private static final Pattern STAND_IN = Pattern.compile("row:([0-9]{1,9})");

  /** Of small text, in pixels: what most letters need. */
  private static final double LETTER = 6;

  private static final double STAND_IN_WIDTH = 36;

  private RowNames() {}

  /** The axis with a number for each label, if any label is long. */
  static Axis shortened(Axis axis) {
    if (!isLong(axis)) {
      return axis;
    }
    List<Axis.Tick> ticks = new ArrayList<>();
    for (Axis.Tick tick : axis.ticks()) {
      ticks.add(new Axis.Tick(tick.at(), "row:" + ticks.size()));
    }
    return axis.labelled(ticks);
  }

  /** Room that the labels need at the left, in pixels. */
  static double margin(Axis axis) {
    int longest = axis.ticks().stream().mapToInt(t -> t.label().length()).max().orElse(0);
    return isLong(axis) ? longest * LETTER - STAND_IN_WIDTH : 0;
  }

  /** The label of a number that stands for one; any other text as it is. */
  static String full(Axis axis, String text) {
    Matcher number = STAND_IN.matcher(text);
    return isLong(axis) && number.matches()
        ? Escape.plain(axis.ticks().get(Integer.parseInt(number.group(1))).label())
        : text;
  }

  private static boolean isLong(Axis axis) {
    return axis.ticks().stream().anyMatch(tick -> tick.label().length() > LONGEST_LEFT_ALONE);
  }
}
