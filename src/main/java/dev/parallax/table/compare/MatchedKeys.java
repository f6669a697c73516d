package dev.parallax.table.compare;

import dev.parallax.group.Dimension;
import dev.parallax.group.ExpressionException;
import dev.parallax.group.Keys;
import dev.parallax.group.Observation;
import dev.parallax.group.Projection;
import dev.parallax.table.RowNames;
import dev.parallax.table.compare.RunComparison.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys by which rows of two runs are matched, and those that a reader leaves out. */
final class MatchedKeys {
  /** Parts of a row's name that another run may call otherwise. */
  private static final List<String> IGNORABLE =
      List.of(Dimension.PACKAGE, Dimension.CLASS, Dimension.METHOD, Dimension.THREADS);

  private MatchedKeys() {}

  /**
   * The keys that a reader wants to ignore.
   *
   * @throws ExpressionException if there is no such key, or if results of several of its values
   *     can't be held against each other
   */
  static List<String> ignored(String text, List<Observation> observations) {
    Keys keys = Keys.of(observations);
    List<String> ignored = Projection.parse("--ignore", text, keys).keys();
    List<String> allowed = Stream.concat(keys.params().stream(), IGNORABLE.stream()).toList();
    for (String key : ignored) {
      if (!allowed.contains(key)) {
        throw ExpressionException.of(
            "--ignore",
            "rows can't be matched without \"%s\"; allowed are %s"
                .formatted(key, String.join(", ", allowed)));
      }
    }
    return ignored;
  }

  /**
   * The keys without which rows of both runs would match: those of which they have no value in
   * common. Empty if rows would not match then either, or if the methods are others.
   */
  static List<Condition> withoutCommonValue(List<Observation> base, List<Observation> latest) {
    Set<String> keys = new LinkedHashSet<>();
    Stream.of(base, latest)
        .flatMap(List::stream)
        .forEach(observation -> keys.addAll(Keys.of(List.of(observation)).params()));
    keys.addAll(IGNORABLE);
    List<Condition> apart = new ArrayList<>();
    for (String key : keys) {
      List<String> old = values(key, base);
      List<String> young = values(key, latest);
      if (Collections.disjoint(old, young)) {
        apart.add(new Condition(key, old, young, 0, false));
      }
    }
    List<String> names = apart.stream().map(Condition::name).toList();
    Set<Object> matched = new HashSet<>(keysOf(base, names));
    matched.retainAll(keysOf(latest, names));
    return matched.isEmpty() || names.contains(Dimension.METHOD) ? List.of() : apart;
  }

  private static List<String> values(String key, List<Observation> observations) {
    return observations.stream().map(observation -> observation.value(key)).distinct().toList();
  }

  private static Set<Object> keysOf(List<Observation> observations, List<String> ignored) {
    return observations.stream()
        .map(observation -> RowNames.keyOf(observation, ignored))
        .collect(Collectors.toSet());
  }
}
