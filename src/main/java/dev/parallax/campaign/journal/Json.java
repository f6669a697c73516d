package dev.parallax.campaign.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of JSON as a tree.
 *
 * <p>A line of the journal is small, and its fields come in any order when another version wrote
 * it; a tree spares each kind of event a parser of its own. Numbers stay the text that they are, so
 * that nothing is rounded on the way.
 */
public sealed interface Json {
  /** An object; its fields keep their order. */
  record Obj(Map<String, Json> fields) implements Json {
    /** One without fields. */
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A field, if it is there and not null. */
    public Optional<Json> get(String name) {
      Json value = fields.get(name);
      return value == null || value instanceof Null ? Optional.empty() : Optional.of(value);
    }

    /** The same with one more field, or with another value of it. */
    public Obj with(String name, Json value) {
      Map<String, Json> more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Obj(more);
    }

    /** The same with one more string. */
    public Obj with(String name, String value) {
      return with(name, new Text(value));
    }

    /** The same with one more whole number. */
    public Obj with(String name, long value) {
      return with(name, Json.of(value));
    }

    Json need(String name) {
      return get(name).orElseThrow(() -> new UnreadableJson("there is no '" + name + "'"));
    }

    String text(String name) {
      return switch (need(name)) {
        case Text(String value) -> value;
        default -> throw wrong(name, "a string");
      };
    }

    long integer(String name) {
      return Json.asInteger(need(name), name);
    }

    int count(String name) {
      long value = integer(name);
      if (value < 0 || value > Integer.MAX_VALUE) {
        throw wrong(name, "a whole number of at least 0");
      }
      return (int) value;
    }

    boolean bool(String name) {
      return switch (need(name)) {
        case Bool(boolean value) -> value;
        default -> throw wrong(name, "true or false");
      };
    }

    Obj object(String name) {
      return switch (need(name)) {
        case Obj object -> object;
        default -> throw wrong(name, "an object");
      };
    }

    List<Json> list(String name) {
      return switch (need(name)) {
        case Arr(List<Json> values) -> values;
        default -> throw wrong(name, "an array");
      };
    }

    List<String> texts(String name) {
      List<String> texts = new ArrayList<>();
      for (Json value : list(name)) {
        if (!(value instanceof Text(String text))) {
          throw wrong(name, "an array of strings");
        }
        texts.add(text);
      }
      return texts;
    }

    List<Obj> objects(String name) {
      List<Obj> objects = new ArrayList<>();
      for (Json value : list(name)) {
        if (!(value instanceof Obj object)) {
          throw wrong(name, "an array of objects");
        }
        objects.add(object);
      }
      return objects;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
      String word = text(name);
      for (E constant : type.getEnumConstants()) {
        if (constant.name().equals(word)) {
          return constant;
        }
      }
      throw wrong(name, "one of " + List.of(type.getEnumConstants()));
    }

    private static UnreadableJson wrong(String name, String expected) {
      return new UnreadableJson("'%s' is not %s".formatted(name, expected));
    }
  }

  /** An array. */
  record Arr(List<Json> values) implements Json {
    public Arr {
      values = List.copyOf(values);
    }

    static Arr ofTexts(List<String> texts) {
      return new Arr(texts.stream().<Json>map(Text::new).toList());
    }
  }

  /** A string. */
  record Text(String value) implements Json {}

  /** A number, as it is written. */
  record Num(String literal) implements Json {}

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** Null. */
  record Null() implements Json {}

  /**
   * Reads one object.
   *
   * @throws UnreadableJson if it isn't one
   */
  static Obj parse(byte[] object) {
    return JsonLine.read(object);
  }

  /** A whole number. */
  static Json of(long value) {
    return new Num(Long.toString(value));
  }

  /**
   * A number that reads back as the same one. What JSON has no numbers for is written as JMH does:
   * the strings NaN, +INF and -INF.
   */
  static Json of(double value) {
    if (Double.isNaN(value)) {
      return new Text("NaN");
    }
    if (Double.isInfinite(value)) {
      return new Text(value > 0 ? "+INF" : "-INF");
    }
    return new Num(Double.toString(value));
  }

  /** A number that {@link #of(double)} wrote. */
  static double asDouble(Json json, String name) {
    return switch (json) {
      case Num(String literal) -> Double.parseDouble(literal);
      case Text(String word) when word.equals("NaN") -> Double.NaN;
      case Text(String word) when word.equals("+INF") -> Double.POSITIVE_INFINITY;
      case Text(String word) when word.equals("-INF") -> Double.NEGATIVE_INFINITY;
      default -> throw new UnreadableJson("'%s' is not a number".formatted(name));
    };
  }

  /** A whole number. */
  static long asInteger(Json json, String name) {
    if (json instanceof Num(String literal)) {
      try {
        return Long.parseLong(literal);
      } catch (NumberFormatException e) {
        // Said below: it is a number, but not a whole one.
      }
    }
    throw new UnreadableJson("'%s' is not a whole number".formatted(name));
  }
}
