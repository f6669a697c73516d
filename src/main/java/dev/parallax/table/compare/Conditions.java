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
  /** A file that doesn't say one of these makes no difference; but no flags are flags, too. */
  private static final String FLAGS = "JVM flags";

  private Conditions() {}

  /** The conditions in which some row differs between the runs. */
  static List<Condition> differing(List<Pair> pairs) {
    return Stream.of(
            differing("JVM", Conditions::jvm, pairs),
            differing(FLAGS, o -> o.value(Dimension.JVM_ARGS), pairs),
            differing("machine", o -> o.value(Dimension.MACHINE), pairs),
            differing(
                "iterations per fork",
                o -> String.valueOf(o.measurement().primary().iterations()),
                pairs))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Condition> differing(
      String name, Function<Observation, String> value, List<Pair> pairs) {
    Set<String> base = new LinkedHashSet<>();
    Set<String> latest = new LinkedHashSet<>();
    int count = 0;
    for (Pair pair : pairs) {
      Set<String> old = values(pair.first(), value);
      Set<String> young = values(pair.second(), value);
      boolean said = name.equals(FLAGS) || !(old.contains("") || young.contains(""));
      if (said && !old.equals(young)) {
        base.addAll(old);
        latest.addAll(young);
        count++;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(new Condition(name, List.copyOf(base), List.copyOf(latest), count));
  }

  private static String jvm(Observation observation) {
    String name = Tables.name(observation.measurement().vm());
    String build = observation.measurement().vm().version();
    return build.isEmpty() ? name : name + " " + build;
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
