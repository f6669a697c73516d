package dev.parallax.render.plot;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Marks of one kind over some data.
 *
 * @param geom the kind
 * @param data a row for each mark, or for each point of a line
 * @param mapping which column each aesthetic follows
 * @param constants what is the same for all marks, by Lets-Plot's names: {@code size}, {@code
 *     color} (of {@link Ink}), {@code linetype}, {@code shape}, {@code alpha}, {@code width}
 */
public record Layer(
    Geom geom, Data data, Map<Aesthetic, String> mapping, Map<String, Object> constants) {
  public Layer {
    mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /** Marks that follow nothing yet. */
  public static Layer of(Geom geom, Data data) {
    return new Layer(geom, data, Map.of(), Map.of());
  }

  /** The same, with an aesthetic that follows a column. */
  public Layer by(Aesthetic aesthetic, String column) {
    Map<Aesthetic, String> more = new EnumMap<>(Aesthetic.class);
    more.putAll(mapping);
    more.put(aesthetic, column);
    return new Layer(geom, data, more, constants);
  }

  /** The same, with something that all its marks have in common: a number, a text or a boolean. */
  public Layer with(String constant, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(constants);
    more.put(constant, value instanceof Number number ? (Object) number.doubleValue() : value);
    return new Layer(geom, data, mapping, more);
  }

  /** The same in one colour. */
  public Layer in(Ink ink) {
    return with("color", ink.light()).with("fill", ink.light());
  }
}
