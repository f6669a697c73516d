package dev.parallax.render.plot;

import dev.parallax.render.parts.Escape;
import dev.parallax.suite.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of a column that get a colour, a shape and a line type each.
 *
 * @param title what the values are, over the legend
 * @param looks by value, in the order of the legend
 * @param legend whether the picture has a legend of them
 */
public record Series(String title, Map<String, Look> looks, boolean legend) {
  /** R's numbers of shapes that stay apart in black and white: filled first, then open. */
  private static final List<Integer> SHAPES = List.of(16, 17, 15, 4, 1, 2, 0, 5, 3, 25);

  /** A star, which no other series has. */
  private static final Look SERIAL = new Look(Ink.TEXT, 8, "solid");

  private static final List<String> LINES =
      List.of("solid", "dashed", "dotted", "dotdash", "longdash", "twodash");

  /** How the marks of one value look. */
  public record Look(Ink ink, int shape, String line) {
    /** The look of the i-th series, from 0. */
    public static Look of(int index) {
      return new Look(
          Ink.series().get(index % Ink.series().size()),
          SHAPES.get(index % SHAPES.size()),
          LINES.get(index % LINES.size()));
    }
  }

  public Series {
    Map<String, Look> plain = new LinkedHashMap<>();
    looks.forEach((value, look) -> plain.put(Escape.plain(value), look));
    looks = Collections.unmodifiableMap(plain);
  }

  /** Looks by order. */
  public static Series of(String title, List<String> values) {
    Map<String, Look> looks = new LinkedHashMap<>();
    for (String value : values) {
      looks.putIfAbsent(value, Look.of(looks.size()));
    }
    return new Series(title, looks, true);
  }

  /** The same with serial as one more value. */
  public Series withSerial() {
    Map<String, Look> more = new LinkedHashMap<>(looks);
    more.put(Model.SERIAL.label(), SERIAL);
    return new Series(title, more, legend);
  }

  /** Concurrency models: each looks the same in all pictures, whichever others are there. */
  public static Series models(List<String> models) {
    Map<String, Look> looks = new LinkedHashMap<>();
    List<String> others = new ArrayList<>(Model.parallelLabels());
    for (String model : models) {
      if (model.equals(Model.SERIAL.label())) {
        looks.put(model, SERIAL);
      } else {
        if (!others.contains(model)) {
          others.add(model);
        }
        looks.put(model, Look.of(others.indexOf(model)));
      }
    }
    return new Series("model", looks, true);
  }

  /** The same without a legend, where something else says which is which. */
  public Series withoutLegend() {
    return new Series(title, looks, false);
  }
}
