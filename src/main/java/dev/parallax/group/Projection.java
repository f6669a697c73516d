package dev.parallax.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Keys that stand on one axis of a table, in benchstat's language: {@code key,key}, each with an
 * order if wished. {@code key@alpha} is alphabetic, {@code key@num} by the numbers in the values,
 * {@code key@first} as first seen, and {@code key@(b a)} the values named, in that order, and no
 * others. Without an order it is that of {@link ValueOrder}.
 *
 * @param fields from the most important to the least
 */
public record Projection(List<Field> fields) {
  /** No keys: all observations are the same on this axis. */
  public static final Projection NONE = new Projection(List.of());

  public Projection {
    fields = List.copyOf(fields);
  }

  /** How the values of a key are ordered. */
  sealed interface Order {
    /** As {@link ValueOrder} has them. */
    record Usual() implements Order {}

    /** By size of the numbers in them. */
    record Natural() implements Order {}

    /** Character by character. */
    record Alphabetic() implements Order {}

    /** As the files have them. */
    record First() implements Order {}

    /** As listed; other values are left out. */
    record Listed(List<String> values) implements Order {}
  }

  /**
   * A key on the axis.
   *
   * @param key its name
   * @param order of its values
   */
  record Field(String key, Order order) {
    /** A key in the order that suits it: inputs as they were given, everything else as usual. */
    static Field of(String key) {
      boolean asGiven = Dimension.decidedBy(key).contains(Dimension.LABEL);
      boolean scoreFirst = key.equals(Dimension.METRIC);
      return new Field(key, asGiven || scoreFirst ? new Order.First() : new Order.Usual());
    }
  }

  /** Keys in their usual order. */
  public static Projection of(List<String> keys) {
    return new Projection(keys.stream().map(Field::of).toList());
  }

  /**
   * Reads it.
   *
   * @param option what the user calls it, for messages
   * @throws ExpressionException with the column of what is wrong, or with the keys there are
   */
  public static Projection parse(String option, String text, Keys keys) {
    Lexer lexer = new Lexer(option, text);
    List<Field> fields = new ArrayList<>();
    while (!lexer.atEnd()) {
      int start = lexer.place();
      String key = keys.read(lexer);
      if (fields.stream().anyMatch(field -> field.key().equals(key))) {
        throw lexer.errorAt(start, "\"" + key + "\" stands here twice");
      }
      fields.add(lexer.takes('@') ? new Field(key, order(lexer)) : Field.of(key));
      if (lexer.takes(',') && lexer.atEnd()) {
        throw lexer.error("expected a key after the comma");
      }
    }
    return new Projection(fields);
  }

  private static Order order(Lexer lexer) {
    int start = lexer.place();
    if (lexer.takes('(')) {
      List<String> values = new ArrayList<>();
      while (!lexer.takes(')')) {
        if (lexer.atEnd()) {
          throw lexer.errorAt(start, "this parenthesis is not closed");
        }
        values.add(lexer.word(",", "a value"));
        lexer.takes(',');
      }
      return new Order.Listed(List.copyOf(values));
    }
    String name = lexer.word(":@,", "an order");
    return switch (name) {
      case "alpha" -> new Order.Alphabetic();
      case "num" -> new Order.Natural();
      case "first" -> new Order.First();
      default ->
          throw lexer.errorAt(
              start,
              "there is no order \"" + name + "\"; there are alpha, num, first and (VALUE ...)");
    };
  }

  /** The keys. */
  public List<String> keys() {
    return fields.stream().map(Field::key).toList();
  }

  /** The dimensions that the keys decide. */
  Set<String> dimensions() {
    return fields.stream()
        .flatMap(field -> Dimension.decidedBy(field.key()).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Where an observation stands on the axis. */
  public List<String> place(Observation observation) {
    return fields.stream().map(field -> observation.value(field.key())).toList();
  }

  /** Whether no list of values leaves the observation out. */
  boolean admits(Observation observation) {
    return fields.stream()
        .allMatch(field ->
            !(field.order() instanceof Order.Listed listed)
                || listed.values().contains(observation.value(field.key())));
  }

  /**
   * The order of places.
   *
   * @param observations all of them, in the order of the files
   */
  public Comparator<List<String>> order(List<Observation> observations) {
    return order(observations, (place, field) -> place.get(field));
  }

  /** The same order, of observations by their places; no place is made for it. */
  public Comparator<Observation> orderByPlace(List<Observation> observations) {
    return order(observations, (one, field) -> one.value(fields.get(field).key()));
  }

  private <T> Comparator<T> order(
      List<Observation> observations, BiFunction<T, Integer, String> value) {
    Comparator<T> order = Comparator.comparingInt(unused -> 0);
    for (int i = 0; i < fields.size(); i++) {
      int field = i;
      order =
          order.thenComparing(
              one -> value.apply(one, field), order(fields.get(field), observations));
    }
    return order;
  }

  private static Comparator<String> order(Field field, List<Observation> observations) {
    return switch (field.order()) {
      case Order.Usual usual -> ValueOrder.of(field.key(), observations);
      case Order.Natural natural -> NaturalOrder.INSTANCE;
      case Order.Alphabetic alphabetic -> Comparator.naturalOrder();
      case Order.Listed listed -> Comparator.comparingInt(listed.values()::indexOf);
      case Order.First first -> {
        Map<String, Integer> seen = new HashMap<>();
        observations.forEach(o -> seen.putIfAbsent(o.value(field.key()), seen.size()));
        yield Comparator.comparingInt(value -> seen.getOrDefault(value, seen.size()));
      }
    };
  }
}
