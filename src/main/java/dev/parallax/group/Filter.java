package dev.parallax.group;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which observations are wanted, in benchstat's language: {@code key:value}, {@code key:/regexp/},
 * {@code key:(a OR b)}, {@code x y} or {@code x AND y}, {@code x OR y}, {@code -x} or {@code NOT
 * x}, parentheses, and {@code *} for everything. A regular expression matches anywhere in the
 * value.
 */
public sealed interface Filter {
  /** Takes everything. */
  Filter ALL = new And(List.of());

  /** Whether it takes the observation. */
  boolean test(Observation observation);

  /** The keys it asks for. */
  Set<String> keys();

  /**
   * Reads it.
   *
   * @param option what the user calls it, for messages
   * @throws ExpressionException with the column of what is wrong, or with the keys there are
   */
  static Filter parse(String option, String text, Keys keys) {
    return new FilterParser(option, text, keys).parse();
  }

  /** A key's value is as asked. */
  record Term(String key, Predicate<String> value) implements Filter {
    @Override
    public boolean test(Observation observation) {
      return observation.matches(key, value);
    }

    @Override
    public Set<String> keys() {
      return Set.of(key);
    }
  }

  /** All of them. */
  record And(List<Filter> parts) implements Filter {
    @Override
    public boolean test(Observation observation) {
      return parts.stream().allMatch(part -> part.test(observation));
    }

    @Override
    public Set<String> keys() {
      return keysOf(parts);
    }
  }

  /** At least one of them. */
  record Or(List<Filter> parts) implements Filter {
    @Override
    public boolean test(Observation observation) {
      return parts.stream().anyMatch(part -> part.test(observation));
    }

    @Override
    public Set<String> keys() {
      return keysOf(parts);
    }
  }

  /** The opposite. */
  record Not(Filter part) implements Filter {
    @Override
    public boolean test(Observation observation) {
      return !part.test(observation);
    }

    @Override
    public Set<String> keys() {
      return part.keys();
    }
  }

  private static Set<String> keysOf(List<Filter> parts) {
    Set<String> keys = new LinkedHashSet<>();
    parts.forEach(part -> keys.addAll(part.keys()));
    return keys;
  }
}
