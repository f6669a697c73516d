package dev.parallax.render;

import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stands above a table: what it is, how to read it, what is the same in all of it. */
final class Titles {
  private Titles() {}

  /** The heading. */
  static String heading(Table table) {
    return switch (table) {
      case BatchTable batches -> {
        String name = batches.workload() + ", " + batches.lifecycle().word();
        yield batches.source().isEmpty() ? name : name + " (" + batches.source() + ")";
      }
      case ScoreTable scores ->
          scores.prefix().isEmpty()
              ? scores.what()
              : scores.prefix().replaceAll("\\.$", "") + ": " + scores.what();
    };
  }

  /** How to read the numbers, and under which conditions they were measured. */
  static List<String> explanation(Table table) {
    return switch (table) {
      case BatchTable batches -> ofBatches(batches);
      case ScoreTable scores -> ofScores(scores);
    };
  }

  private static List<String> ofBatches(BatchTable table) {
    List<String> lines = new ArrayList<>();
    String baseline =
        table.baselineCell().isSerial()
            ? "serial"
            : table.baselineCell().name() + " (there is no serial)";
    String interval = percent(table.confidence()) + " interval";
    lines.add(
        "time per batch with its "
            + interval
            + ", "
            + Direction.LOWER_IS_BETTER.words()
            + "; then the speed-up over "
            + baseline
            + " with its interval, "
            + Direction.HIGHER_IS_BETTER.words());
    List<String> conditions = new ArrayList<>();
    conditions.add(settings(table.settings()));
    conditions.add(forks(table));
    conditions.addAll(table.jvms());
    lines.add(joined(conditions));
    return lines;
  }

  private static String forks(BatchTable table) {
    String forks = range(table.cells().stream().map(BatchCell::forks).toList());
    String runs = forks + (table.commonRounds() ? " round" : " fork");
    String iterations = range(table.cells().stream().map(BatchCell::iterations).toList());
    return runs
        + (forks.equals("1") ? "" : "s")
        + " x "
        + iterations
        + (iterations.equals("1") ? " iteration" : " iterations");
  }

  private static List<String> ofScores(ScoreTable table) {
    List<String> lines = new ArrayList<>();
    boolean intervals =
        table.rows().stream()
            .flatMap(row -> row.cells().stream())
            .anyMatch(cell -> cell.isPresent() && cell.get().score().interval().isKnown());
    String direction = table.unit().better().words();
    lines.add(
        "mode "
            + table.mode()
            + ", "
            + direction
            + (intervals
                ? "; mean over forks with its " + percent(table.confidence()) + " interval"
                : "; JMH's own score"));
    List<String> conditions = new ArrayList<>();
    conditions.add(settings(table.constants()));
    List<String> runs = ScoreGrid.runs(table);
    if (runs.size() == 1) {
      conditions.add("forks x iterations: " + runs.getFirst());
    }
    conditions.addAll(table.jvms());
    lines.add(joined(conditions));
    return lines;
  }

  private static String joined(List<String> parts) {
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  private static String settings(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String range(List<Integer> counts) {
    int least = counts.stream().mapToInt(Integer::intValue).min().orElse(0);
    int most = counts.stream().flatMapToInt(IntStream::of).max().orElse(0);
    return least == most ? String.valueOf(least) : least + " to " + most;
  }

  private static String percent(double share) {
    return Numbers.fixed(share * 100, share * 100 == Math.rint(share * 100) ? 0 : 1) + " %";
  }
}
