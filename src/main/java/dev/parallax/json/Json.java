package dev.parallax.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A JSON value as a tree, for what is small and whose fields may be in any order. Numbers stay the
 * text that they are, so that nothing is rounded on the way.
 */
public sealed interface Json {
  /** An array. */
  record Arr(List<Json> values) implements Json {
    public Arr {
      values = List.copyOf(values);
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

  /** A number; null if it isn't finite, and so not known. */
  static Json ofKnown(double value) {
    return Double.isFinite(value) ? of(value) : new Null();
  }

  /** An array of strings. */
  static Json ofTexts(List<String> texts) {
    return new Arr(texts.stream().<Json>map(Text::new).toList());
  }

  /** An array of numbers. */
  static Json ofNumbers(List<Double> numbers) {
    return new Arr(numbers.stream().map(Json::of).toList());
  }

  /** An object whose fields are all strings. */
  static Obj ofTexts(Map<String, String> texts) {
    Fields fields = new Fields();
    texts.forEach(fields::with);
    return fields.toObject();
  }

  /**
   * A number that {@link #of(double)} wrote.
   *
   * @param name of its field, for the message
   */
  static double asDouble(Json json, String name) {
    return switch (json) {
      case Num(String literal) -> Double.parseDouble(literal);
      case Text(String word) when word.equals("NaN") -> Double.NaN;
      case Text(String word) when word.equals("+INF") -> Double.POSITIVE_INFINITY;
      case Text(String word) when word.equals("-INF") -> Double.NEGATIVE_INFINITY;
      default -> throw Obj.wrong(name, "a number");
    };
  }

  /** A whole number. */
  static long asInteger(Json json, String name) {
    if (json instanceof Num(String literal)) {
      try {
        return Long.parseLong(literal);
      } catch (NumberFormatException e) {
        // Refused below: it is a number, but not a whole one.
      }
    }
    throw Obj.wrong(name, "a whole number");
  }

  /**
   * An object; its fields keep their order. Its methods throw {@link UnreadableJson} if a field is
   * missing or of another type.
   */
  record Obj(Map<String, Json> fields) implements Json {
    /** An object without fields. */
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A field, if it is there and not null. */
    public Optional<Json> get(String name) {
      return Optional.ofNullable(fields.get(name)).filter(value -> !(value instanceof Null));
    }

    /** The same with one more field, or with another value of it. */
    public Obj with(String name, Json value) {
      Map<String, Json> more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Obj(more);
    }

    private <T extends Json> T need(String name, Class<T> type, String expected) {
      Json value =
          get(name).orElseThrow(() -> new UnreadableJson("there is no '%s'".formatted(name)));
      if (!type.isInstance(value)) {
        throw wrong(name, expected);
      }
      return type.cast(value);
    }

    public String text(String name) {
      return need(name, Text.class, "a string").value();
    }

    public long integer(String name) {
      return asInteger(need(name, Json.class, ""), name);
    }

    /** A whole number from 0 on. */
    public int count(String name) {
      long value = integer(name);
      if (value < 0 || value > Integer.MAX_VALUE) {
        throw wrong(name, "a whole number of at least 0");
      }
      return (int) value;
    }

    public boolean bool(String name) {
      return need(name, Bool.class, "true or false").value();
    }

    public Obj object(String name) {
      return need(name, Obj.class, "an object");
    }

    public List<Json> list(String name) {
      return need(name, Arr.class, "an array").values();
    }

    public List<String> texts(String name) {
      return all(name, Text.class, "an array of strings").stream().map(Text::value).toList();
    }

    /** The fields of an object, all of which are strings. */
    public Map<String, String> textsByName(String name) {
      Obj object = object(name);
      Map<String, String> texts = new LinkedHashMap<>();
      object.fields().keySet().forEach(field -> texts.put(field, object.text(field)));
      return texts;
    }

    public List<Obj> objects(String name) {
      return all(name, Obj.class, "an array of objects");
    }

    private <T extends Json> List<T> all(String name, Class<T> type, String expected) {
      List<T> found = new ArrayList<>();
      for (Json value : list(name)) {
        if (!type.isInstance(value)) {
          throw wrong(name, expected);
        }
        found.add(type.cast(value));
      }
      return found;
    }

    /** A constant by its name. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
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

  /** Collects the fields of an object, in their order; a value that is absent is left out. */
  final class Fields {
    private final Map<String, Json> fields = new LinkedHashMap<>();

    public Fields with(String name, Json value) {
      fields.put(name, value);
      return this;
    }

    public Fields with(String name, String value) {
      return with(name, new Text(value));
    }

    public Fields with(String name, boolean value) {
      return with(name, new Bool(value));
    }

    public Fields with(String name, long value) {
      return with(name, Json.of(value));
    }

    public Fields with(String name, double value) {
      return with(name, Json.of(value));
    }

    public Fields with(String name, List<String> texts) {
      return with(name, Json.ofTexts(texts));
    }

    public Fields with(String name, Fields object) {
      return with(name, object.toObject());
    }

    public Fields with(String name, OptionalInt value) {
      return value.isPresent() ? with(name, value.getAsInt()) : this;
    }

    public Fields with(String name, OptionalLong value) {
      return value.isPresent() ? with(name, value.getAsLong()) : this;
    }

    public Fields with(String name, OptionalDouble value) {
      return value.isPresent() ? with(name, value.getAsDouble()) : this;
    }

    public Fields with(String name, Optional<String> value) {
      return value.map(text -> with(name, text)).orElse(this);
    }

    public Fields withFlag(String name, Optional<Boolean> value) {
      return value.map(flag -> with(name, (boolean) flag)).orElse(this);
    }

    /** Adds all fields of an object. */
    public Fields withAll(Obj object) {
      fields.putAll(object.fields());
      return this;
    }

    public Obj toObject() {
      return new Obj(fields);
    }
  }
}
