package dev.parallax.render.plot;

import dev.parallax.suite.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Values that look different.
 *
 * @param title what the values are
 * @param looks by value, in the order of the legend
 */
public record Series(String title, Map<String, Look> looks) {
  private static final double RADIUS = 4;

  /**
   * In the order of their looks, which is not that of cheapness: a model that is added later does
   * not change how the others look in pictures that are published.
   */
  private static final List<Model> MODELS =
      List.of(
          Model.PLATFORM,
          Model.VIRTUAL,
          Model.PROCESS,
          Model.FORKJOIN,
          Model.UNBOUNDED,
          Model.CLUSTER);

  public Series {
    looks = Collections.unmodifiableMap(new LinkedHashMap<>(looks));
  }

  /** Looks by order. */
  public static Series of(String title, List<String> values) {
    Map<String, Look> looks = new LinkedHashMap<>();
    for (String value : values) {
      looks.putIfAbsent(
          value, value.equals(Model.SERIAL.label()) ? Look.SERIAL : Look.of(looks.size()));
    }
    return new Series(title, looks);
  }

  /** Concurrency models: each looks the same in all pictures, whichever others are there. */
  public static Series models(List<String> models) {
    List<String> known = new ArrayList<>(MODELS.stream().map(Model::label).toList());
    Map<String, Look> looks = new LinkedHashMap<>();
    for (String model : models) {
      if (model.equals(Model.SERIAL.label())) {
        looks.put(model, Look.SERIAL);
        continue;
      }
      if (!known.contains(model)) {
        known.add(model);
      }
      looks.put(model, Look.of(known.indexOf(model)));
    }
    return new Series("model", looks);
  }

  /** The look of a value that is among them. */
  public Look look(String value) {
    return Objects.requireNonNull(looks.get(value));
  }

  /** A legend of points. */
  public Legend legendOfPoints() {
    return legend(false);
  }

  /** A legend of points on lines. */
  public Legend legendOfLines() {
    return legend(true);
  }

  private Legend legend(boolean lines) {
    List<Legend.Key> keys = new ArrayList<>();
    looks.forEach((value, look) -> {
      Mark point = Mark.point(0.5, 0.5, look, RADIUS);
      keys.add(
          new Legend.Key(
              value,
              lines ? List.of(Mark.line(0, 0.5, 1, 0.5, look.pen()), point) : List.of(point)));
    });
    return new Legend(title, keys);
  }
}
