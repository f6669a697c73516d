package dev.parallax.table.compare;

import dev.parallax.group.Dimension;
import dev.parallax.group.Observation;
import dev.parallax.table.Sample;
import dev.parallax.table.build.Tables;
import dev.parallax.table.compare.RunComparer.Pair;
import dev.parallax.table.compare.RunComparison.Condition;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What should be the same for a row in both runs, because a difference may be its doing. */
final class Conditions {
  private Conditions() {}

  /**
   * The conditions in which some row differs between the runs.
   *
   * @param ignored keys by which rows were not matched
   */
  static List<Condition> differing(List<Pair> pairs, List<String> ignored) {
    return Stream.concat(
            Stream.of(
                differing("JVM", Conditions::jvm, pairs, false),
                flags(pairs),
                differing("machine", o -> o.value(Dimension.MACHINE), pairs, false),
                differing(
                    "iterations per fork",
                    o -> String.valueOf(o.measurement().primary().iterations()),
                    pairs,
                    false)),
            ignored.stream().map(key -> differing(key, o -> o.value(key), pairs, true)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Of flags only those that one run has and the other doesn't. */
  private static Optional<Condition> flags(List<Pair> pairs) {
    Set<String> base = new LinkedHashSet<>();
    Set<String> latest = new LinkedHashSet<>();
    int count = 0;
    for (Pair pair : pairs) {
      Set<List<String>> old = flags(pair.first());
      Set<List<String>> young = flags(pair.second());
      if (!old.equals(young)) {
        base.addAll(only(old, young));
        latest.addAll(only(young, old));
        count++;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Condition("JVM flags", List.copyOf(base), List.copyOf(latest), count, true));
  }

  private static Set<List<String>> flags(Sample sample) {
    return sample.observations().stream()
        .map(observation -> observation.measurement().vm().arguments())
        .collect(Collectors.toSet());
  }

  private static List<String> only(Set<List<String>> these, Set<List<String>> others) {
    Set<String> flags = new LinkedHashSet<>();
    these.forEach(flags::addAll);
    others.forEach(flags::removeAll);
    return List.copyOf(flags);
  }

  private static Optional<Condition> differing(
      String name, Function<Observation, String> value, List<Pair> pairs, boolean ignored) {
    Set<String> base = new LinkedHashSet<>();
    Set<String> latest = new LinkedHashSet<>();
    int count = 0;
    for (Pair pair : pairs) {
      Set<String> old = values(pair.first(), value);
      Set<String> young = values(pair.second(), value);
      // A file that doesn't say makes no difference; but a parameter that a row lacks is ignored.
      boolean said = !(old.contains("") || young.contains("")) || ignored;
      if (said && !old.equals(young)) {
        base.addAll(old);
        latest.addAll(young);
        count++;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(new Condition(name, List.copyOf(base), List.copyOf(latest), count, false));
  }

  private static String jvm(Observation observation) {
    return Tables.build(observation.measurement().vm());
  }

  /** Whether all of them say on which machine they were measured. */
  static boolean machinesKnown(Collection<Sample> samples) {
    return samples.stream()
        .flatMap(sample -> sample.observations().stream())
        .noneMatch(observation -> observation.value(Dimension.MACHINE).isEmpty());
  }

  private static Set<String> values(Sample sample, Function<Observation, String> value) {
    return sample.observations().stream().map(value).collect(Collectors.toCollection(TreeSet::new));
  }
}
