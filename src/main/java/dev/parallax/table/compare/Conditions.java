package dev.parallax.table.compare;

import dev.parallax.group.Dimension;
import dev.parallax.group.Observation;
import dev.parallax.table.Sample;
import dev.parallax.table.build.Tables;
import dev.parallax.table.compare.RunComparison.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What should be the same for a row in both runs, because a difference may be its doing. */
final class Conditions {
  private static final String FLAGS = "JVM flags";

  private static final Map<String, Function<Observation, String>> CONDITIONS = conditions();

  private Conditions() {}

  private static Map<String, Function<Observation, String>> conditions() {
    Map<String, Function<Observation, String>> conditions = new LinkedHashMap<>();
    conditions.put("JVM", Conditions::jvm);
    conditions.put(FLAGS, o -> o.value(Dimension.JVM_ARGS));
    conditions.put("machine", o -> o.value(Dimension.MACHINE));
    conditions.put(
        "iterations per fork", o -> String.valueOf(o.measurement().primary().iterations()));
    return Collections.unmodifiableMap(conditions);
  }

  private static String jvm(Observation observation) {
    String name = Tables.name(observation.measurement().vm());
    String build = observation.measurement().vm().version();
    return build.isEmpty() ? name : name + " " + build;
  }

  /** The conditions in which some row differs between the runs. */
  static List<Condition> differing(
      List<Map<String, String>> rows,
      Map<Map<String, String>, Sample> before,
      Map<Map<String, String>, Sample> after) {
    List<Condition> differing = new ArrayList<>();
    CONDITIONS.forEach((name, value) -> {
      Set<String> base = new LinkedHashSet<>();
      Set<String> latest = new LinkedHashSet<>();
      int count = 0;
      for (Map<String, String> row : rows) {
        Set<String> old = values(Objects.requireNonNull(before.get(row)), value);
        Set<String> young = values(Objects.requireNonNull(after.get(row)), value);
        // What a file doesn't tell is no difference; but no flags are flags, too.
        boolean told = name.equals(FLAGS) || !(old.contains("") || young.contains(""));
        if (told && !old.equals(young)) {
          base.addAll(old);
          latest.addAll(young);
          count++;
        }
      }
      if (count > 0) {
        differing.add(new Condition(name, List.copyOf(base), List.copyOf(latest), count));
      }
    });
    return differing;
  }

  /** Whether all of them say on which machine they were measured. */
  static boolean machinesKnown(Collection<Sample> samples) {
    return samples.stream()
        .flatMap(sample -> sample.observations().stream())
        .noneMatch(observation -> observation.value(Dimension.MACHINE).isEmpty());
  }

  private static Set<String> values(Sample sample, Function<Observation, String> value) {
    Set<String> values = new TreeSet<>();
    sample.observations().forEach(observation -> values.add(value.apply(observation)));
    return values;
  }
}
