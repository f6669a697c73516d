package dev.parallax.render.parts;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.advice.words.ClusterWords;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SimulatedCluster;
import dev.parallax.table.Table;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands above a table: what it is, how to read it, what is the same in all of it. */
public final class Titles {
  private static final String METRIC = "metric";

  /** A line names no more metrics. */
  private static final int MOST_NAMES = 30;

  /** As JMH names them in mode sample, {@code p0.99} or {@code put:p0.99} of a group's member. */
  private static final Pattern QUANTILE = Pattern.compile("(.*:)?p[01]\\.[0-9]+");

  private Titles() {}

  /** The heading. */
  public static String heading(Report.Part part) {
    return switch (part) {
      case Report.Section section -> heading(section.table());
      case ComparisonReport compared -> heading(compared.comparison());
    };
  }

  /** The heading of a comparison. */
  public static String heading(RunComparison comparison) {
    return comparison.latest() + " compared with " + comparison.base();
  }

  /** The heading of a table. */
  public static String heading(Table table) {
    return switch (table) {
      case BatchTable batches -> {
        String name = batches.workload() + ", " + batches.lifecycle().word();
        yield batches.source().isEmpty() ? name : name + " (" + batches.source() + ")";
      }
      case ScoreTable scores -> {
        String name = withoutDot(scores.prefix());
        String place =
            Stream.concat(Stream.of(name), scores.place().entrySet().stream().map(Titles::setting))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        String what = scores.what().isEmpty() ? "results" : scores.what();
        yield place.isEmpty() ? what : place + ": " + what;
      }
      case SimulatedCluster cluster -> {
        String name =
            "%s, %s: clusters, simulated"
                .formatted(cluster.key().workload(), cluster.key().lifecycle().word());
        yield cluster.source().isEmpty() ? name : name + " (" + cluster.source() + ")";
      }
    };
  }

  /** How to read the numbers, and under which conditions they were measured. */
  public static List<String> explanation(Report.Part part) {
    List<String> lines =
        switch (part) {
          case ComparisonReport compared -> ofComparison(compared.comparison());
          case Report.Section section ->
              switch (section.table()) {
                case BatchTable batches -> ofBatches(batches);
                case ScoreTable scores -> ofScores(scores);
                case SimulatedCluster cluster -> ofCluster(cluster);
              };
        };
    return lines.stream().filter(line -> !line.isEmpty()).toList();
  }

  private static List<String> ofComparison(RunComparison comparison) {
    boolean others = comparison.rows().stream().anyMatch(row -> !row.isTime());
    Map<String, String> settings = new LinkedHashMap<>(comparison.constants());
    String benchmark = settings.remove("benchmark");
    String base = range(comparison.rows().stream().map(row -> row.base().forks()).toList());
    String latest = range(comparison.rows().stream().map(row -> row.latest().forks()).toList());
    return List.of(
        ("geometric mean over forks with its %s interval; then the ratio of times, %s over %s,"
                + " above 1 is slower (a throughput is turned into time%s); ~ where nothing can be"
                + " said")
            .formatted(
                percent(comparison.confidence()),
                comparison.latest(),
                comparison.base(),
                others ? "; of other metrics the ratio of the values, above 1 is higher" : ""),
        joined(
            List.of(
                benchmark == null ? withoutDot(comparison.prefix()) : benchmark,
                settings(settings),
                "forks: " + (base.equals(latest) ? base : base + " and " + latest))));
  }

  private static List<String> ofBatches(BatchTable table) {
    List<String> lines = new ArrayList<>();
    String baseline =
        table.baselineCell().isSerial()
            ? Model.SERIAL.label()
            : table.baselineCell().name() + " (there is no serial)";
    lines.add(
        "time per batch with its %s interval, %s; then the speed-up over %s with its interval, %s"
            .formatted(
                percent(table.confidence()),
                Direction.LOWER_IS_BETTER.words(),
                baseline,
                Direction.HIGHER_IS_BETTER.words()));
    List<String> conditions = new ArrayList<>();
    conditions.add(settings(table.settings()));
    conditions.add(forks(table));
    conditions.addAll(table.jvms());
    table
        .machine()
        .map(machine -> machine.isEmpty() ? "machine not known" : machine)
        .ifPresent(conditions::add);
    lines.add(joined(conditions));
    return lines;
  }

  private static List<String> ofCluster(SimulatedCluster table) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "simulated speed-up over serial, %s, with the %s interval that the measured costs leave open"
            .formatted(Direction.HIGHER_IS_BETTER.words(), percent(table.confidence())));
    lines.add(settings(table.key().settings()));
    lines.addAll(ClusterWords.of(table));
    return lines;
  }

  private static String forks(BatchTable table) {
    String forks = range(table.cells().stream().map(BatchCell::forks).toList());
    String iterations = range(table.cells().stream().map(BatchCell::iterations).toList());
    return "%s %s%s x %s iteration%s"
        .formatted(
            forks,
            table.commonRounds() ? "round" : "fork",
            forks.equals("1") ? "" : "s",
            iterations,
            iterations.equals("1") ? "" : "s");
  }

  private static List<String> ofScores(ScoreTable table) {
    List<String> lines = new ArrayList<>();
    ScoreScales scales = new ScoreScales(table);
    boolean intervals = table.cells().anyMatch(cell -> cell.score().interval().isKnown());
    List<String> how = new ArrayList<>();
    if (!table.mode().isEmpty()) {
      how.add("mode " + table.mode());
    }
    scales.unitOfAll().ifPresent(unit -> how.add("in " + unit));
    how.add(directions(scales.units()));
    lines.add(
        String.join(", ", how)
            + (intervals
                ? "; geometric mean over forks with its "
                    + percent(table.confidence())
                    + " interval"
                : "; one number per cell, without an interval"));
    List<String> quantiles =
        metrics(table).filter(name -> QUANTILE.matcher(name).matches()).toList();
    if (!quantiles.isEmpty()) {
      lines.add(
          "a quantile (p0.50 and others) is that of all samples of a fork, then the mean over"
              + " forks; p1.00 is the slowest of all");
    }
    if (quantiles.stream().anyMatch(name -> name.contains(":"))) {
      lines.add(
          "of a group's member the file has no samples: its quantiles are the mean of those of the"
              + " iterations");
    }
    table.baseline().ifPresent(baseline -> lines.add(comparison(table, baseline, scales)));
    table
        .summary()
        .filter(summary -> summary.rows() < table.rows().size())
        .ifPresent(summary ->
            lines.add(
                "geometric mean over the %s of %s rows that have a value in every column"
                    .formatted(summary.rows(), table.rows().size())));
    lines.add(otherMetrics(table.otherMetrics()));
    List<String> conditions = new ArrayList<>();
    conditions.add(settings(table.constants()));
    List<String> runs = ScoreGrid.runs(table);
    if (runs.size() == 1) {
      conditions.add("forks x iterations: " + runs.getFirst());
    }
    conditions.addAll(table.jvms());
    conditions.add(table.machine());
    lines.add(joined(conditions));
    return lines;
  }

  private static String otherMetrics(List<String> names) {
    int more = names.size() - MOST_NAMES;
    return names.isEmpty()
        ? ""
        : "also measured, shown with --metric NAME: "
            + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
            + (more > 0 ? " and " + more + " more" : "");
  }

  /** The names of metrics that stand anywhere in a table. */
  private static Stream<String> metrics(ScoreTable table) {
    Stream<String> around =
        Stream.of(table.place(), table.constants())
            .flatMap(map -> Stream.ofNullable(map.get(METRIC)));
    Stream<String> across =
        table.columnKeys().contains(METRIC)
            ? table.columns().stream().flatMap(column -> Stream.of(column.split(" ", -1)))
            : Stream.empty();
    int key = table.keys().indexOf(METRIC);
    Stream<String> down =
        key < 0 ? Stream.empty() : table.rows().stream().map(row -> row.keys().get(key));
    return Stream.of(around, across, down).flatMap(names -> names);
  }

  /** Which way is better, once if it is the same for all. */
  private static String directions(List<Unit> units) {
    List<Direction> directions = units.stream().map(Unit::better).distinct().toList();
    if (directions.size() == 1) {
      return directions.getFirst().words();
    }
    return units.stream()
        .map(unit -> unit.symbol() + ": " + unit.better().words())
        .collect(Collectors.joining(", "));
  }

  private static String comparison(ScoreTable table, String baseline, ScoreScales scales) {
    List<Direction> directions =
        scales.units().stream()
            .map(Unit::better)
            .filter(d -> d != Direction.UNSTATED)
            .distinct()
            .toList();
    String better =
        directions.size() != 1
            ? ""
            : directions.getFirst() == Direction.LOWER_IS_BETTER
                ? ", below 1 is better"
                : ", above 1 is better";
    boolean intervals =
        table
            .cells()
            .flatMap(cell -> cell.comparison().stream())
            .anyMatch(c -> c.ratio().interval().isKnown());
    return ("then the ratio to " + baseline + (intervals ? " with its interval" : "") + better)
        + (ScoreGrid.saysNothingSomewhere(table) ? "; ~ where nothing can be said" : "");
  }

  private static String withoutDot(String prefix) {
    return prefix.replaceAll("\\.$", "");
  }

  private static String joined(List<String> parts) {
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  private static String settings(Map<String, String> settings) {
    return settings.entrySet().stream().map(Titles::setting).collect(Collectors.joining(" "));
  }

  private static String setting(Map.Entry<String, String> setting) {
    return setting.getKey() + "=" + setting.getValue();
  }

  private static String range(List<Integer> counts) {
    int least = counts.stream().mapToInt(Integer::intValue).min().orElse(0);
    int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    return least == most ? String.valueOf(least) : least + " to " + most;
  }

  private static String percent(double share) {
    return Numbers.fixed(share * 100, share * 100 == Math.rint(share * 100) ? 0 : 1) + " %";
  }
}
