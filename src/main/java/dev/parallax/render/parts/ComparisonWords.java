package dev.parallax.render.parts;

import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands above two runs: what they are, how to read them, what is the same in all of it. */
public final class ComparisonWords {
  private ComparisonWords() {}

  /** The heading. */
  public static String heading(RunComparison comparison) {
    return comparison.latest() + " compared with " + comparison.base();
  }

  /** How to read the numbers. */
  public static String explanation(RunComparison comparison) {
    String interval = percent(comparison.confidence()) + " interval";
    boolean others = comparison.rows().stream().anyMatch(row -> !row.isTime());
    return "mean over forks with its "
        + interval
        + "; then the ratio of times, "
        + comparison.latest()
        + " over "
        + comparison.base()
        + ", above 1 is slower (a throughput is turned into time"
        + (others ? "; of other metrics the ratio of the values" : "")
        + "); ~ where nothing can be said";
  }

  /** What all rows have in common. */
  public static String conditions(RunComparison comparison) {
    List<String> parts = new ArrayList<>();
    boolean oneBenchmark = comparison.constants().containsKey("benchmark");
    parts.add(
        oneBenchmark
            ? comparison.constants().getOrDefault("benchmark", "")
            : comparison.prefix().replaceAll("\\.$", ""));
    parts.add(
        comparison.constants().entrySet().stream()
            .filter(constant -> !constant.getKey().equals("benchmark"))
            .map(ComparisonWords::setting)
            .collect(Collectors.joining(" ")));
    parts.add("forks: " + forks(comparison));
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  private static String setting(Map.Entry<String, String> setting) {
    return setting.getKey() + "=" + setting.getValue();
  }

  private static String forks(RunComparison comparison) {
    String base = range(comparison.rows().stream().map(row -> row.base().forks()).toList());
    String latest = range(comparison.rows().stream().map(row -> row.latest().forks()).toList());
    return base.equals(latest) ? base : base + " and " + latest;
  }

  private static String range(List<Integer> counts) {
    int least = counts.stream().mapToInt(Integer::intValue).min().orElse(0);
    int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    return least == most ? String.valueOf(least) : least + " to " + most;
  }

  /** The names and values by which a row is known, for formats that list them. */
  public static List<String> names(RunComparison comparison) {
    return comparison.rows().stream()
        .map(ComparedRow::dimensions)
        .flatMap(dimensions -> dimensions.keySet().stream())
        .distinct()
        .filter(name -> !name.equals("unit"))
        .toList();
  }

  private static String percent(double share) {
    return Numbers.fixed(share * 100, share * 100 == Math.rint(share * 100) ? 0 : 1) + " %";
  }
}
