package dev.parallax.group;

import dev.parallax.result.ResultFile;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that files hold, one metric at a time. */
public final class Observations {
  private Observations() {}

  /**
   * The scores of some files, and secondary metrics if they are asked for.
   *
   * @param metrics names of the secondary metrics to show beside the score
   * @param aligned take the i-th forks of a file's rows as one round, whatever the file says
   * @param machines what is known of the machine of each file, by label
   * @throws ExpressionException if no row has a metric of that name
   */
  public static List<Observation> of(
      List<ResultFile> files, List<String> metrics, boolean aligned, Map<String, String> machines) {
    List<Observation> found = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (ResultFile file : files) {
      Observation.Input input =
          new Observation.Input(
              file.label(),
              file.path().toString(),
              machines.getOrDefault(file.label(), ""),
              file.commonRounds() || aligned);
      for (Measurement row : file.measurements()) {
        known.addAll(row.secondary().keySet());
        for (Measurement member : withGroupMembers(row)) {
          found.add(new Observation(member, Dimension.SCORE, input));
        }
        for (String asked : metrics) {
          String name = withoutMethod(asked, row);
          Metric metric = row.secondary().get(name);
          if (metric != null) {
            known.add(asked);
            found.add(new Observation(row.withPrimary(metric), name, input));
          }
        }
      }
    }
    for (String name : metrics) {
      if (!known.contains(name)) {
        throw ExpressionException.of(
            "--metric",
            "no result has a metric \""
                + name
                + "\"; "
                + (known.isEmpty()
                    ? "there are no secondary metrics (a JMH profiler adds them: -prof gc)"
                    : "there are "
                        + known.stream()
                            .sorted(NaturalOrder.INSTANCE)
                            .collect(Collectors.joining(", "))));
      }
    }
    return found;
  }

  /** Names of the secondary metrics that none of some results shows, as the files have them. */
  public static List<String> otherMetrics(List<Observation> observations) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> shown = new HashSet<>();
    for (Observation observation : observations) {
      Measurement row = observation.measurement();
      shown.add(observation.value(Dimension.METRIC));
      row.secondary()
          .forEach((name, metric) -> {
            if (!isMember(name, metric, row) && Double.isFinite(metric.score())) {
              names.add(name);
            }
          });
    }
    names.removeAll(shown);
    return List.copyOf(names);
  }

  /** A metric as the row has it: JMH writes {@code method:p0.50} where rows have {@code p0.50}. */
  private static String withoutMethod(String metric, Measurement row) {
    int colon = metric.indexOf(':');
    return colon > 0 && row.benchmark().endsWith("." + metric.substring(0, colon))
        ? metric.substring(colon + 1)
        : metric;
  }

  /**
   * The row and, for a {@code @Group}, each member method, which JMH hides among the secondary
   * metrics: named like a method and measured in the same unit.
   */
  private static List<Measurement> withGroupMembers(Measurement whole) {
    if (whole.secondary().isEmpty()) {
      return List.of(whole);
    }
    List<Measurement> rows = new ArrayList<>(List.of(whole));
    whole
        .secondary()
        .forEach((name, metric) -> {
          if (isMember(name, metric, whole)) {
            rows.add(
                new Measurement(
                    whole.benchmark() + ":" + name,
                    whole.mode(),
                    whole.threads(),
                    whole.params(),
                    metric,
                    Map.of(),
                    whole.forked(),
                    whole.iterationSeconds(),
                    whole.vm(),
                    whole.source()));
          }
        });
    return rows;
  }

  private static boolean isMember(String name, Metric metric, Measurement row) {
    return isMethodName(name)
        && metric.symbol().equals(row.primary().symbol())
        && !metric.forks().isEmpty();
  }

  private static boolean isMethodName(String name) {
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }
}
