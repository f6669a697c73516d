package dev.parallax.table;

import dev.parallax.group.NaturalOrder;
import dev.parallax.group.Series;
import dev.parallax.group.Variation;
import dev.parallax.result.Measurement;
import dev.parallax.result.Metric;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.LogMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables of any benchmarks: one per mode and kind of unit. */
final class ScoreTables {
  private static final String BENCHMARK = "benchmark";
  private static final String THREADS = "threads";
  private static final String FILE = "file";
  private static final String MODEL = "model";

  /** Benchmarks of this suite in which models stand side by side. */
  private static final List<String> COST_BENCHMARKS =
      List.of("StartBenchmark.", "DispatchBenchmark.", "TransferBenchmark.");

  private record TableKey(String mode, String comparableAs, String costBenchmark) {}

  private ScoreTables() {}

  static List<ScoreTable> of(List<Series> rows, List<String> files, double confidence) {
    Map<TableKey, List<Series>> byTable = new LinkedHashMap<>();
    for (Series series : rows) {
      for (Series row : withGroupMembers(series)) {
        Measurement measurement = row.measurement();
        byTable
            .computeIfAbsent(
                new TableKey(
                    measurement.mode().label(),
                    measurement.primary().comparableAs(),
                    costBenchmark(measurement)),
                unused -> new ArrayList<>())
            .add(row);
      }
    }
    return byTable.entrySet().stream()
        .map(entry ->
            table(entry.getValue(), !entry.getKey().costBenchmark().isEmpty(), files, confidence))
        .toList();
  }

  private static String costBenchmark(Measurement row) {
    return row.params().containsKey(MODEL)
        ? COST_BENCHMARKS.stream().filter(row.benchmark()::contains).findFirst().orElse("")
        : "";
  }

  /**
   * The row and, for a {@code @Group}, each member method, which JMH hides among the secondary
   * metrics: named like a method and measured in the same unit.
   */
  private static List<Series> withGroupMembers(Series series) {
    List<Series> rows = new ArrayList<>(List.of(series));
    Measurement whole = series.measurement();
    whole
        .secondary()
        .forEach((name, metric) -> {
          if (isMethodName(name)
              && metric.unit().equals(whole.primary().unit())
              && !metric.forks().isEmpty()) {
            rows.add(
                new Series(
                    new Measurement(
                        whole.benchmark() + ":" + name,
                        whole.mode(),
                        whole.threads(),
                        whole.params(),
                        metric,
                        Map.of(),
                        whole.forked(),
                        whole.vm(),
                        whole.source()),
                    series.rows()));
          }
        });
    return rows;
  }

  private static boolean isMethodName(String name) {
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }

  private static ScoreTable table(
      List<Series> rows, boolean modelsAcross, List<String> files, double confidence) {
    Measurement first = rows.getFirst().measurement();
    String prefix = prefix(rows.stream().map(row -> row.measurement().benchmark()).toList());
    Map<Map<String, String>, Map<String, ScoreCell>> cells = new LinkedHashMap<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Series row : rows) {
      Map<String, String> dimensions = dimensions(row.measurement(), prefix, files);
      String column = modelsAcross ? Optional.ofNullable(dimensions.remove(MODEL)).orElse("") : "";
      columns.add(column);
      cells
          .computeIfAbsent(dimensions, unused -> new LinkedHashMap<>())
          .put(column, cell(row, confidence));
    }
    Variation variation = Variation.of(cells.keySet());
    List<String> keys = new ArrayList<>(variation.varying());
    Map<String, String> constants = new LinkedHashMap<>(variation.constant());
    if (constants.remove(BENCHMARK) != null) {
      keys.addFirst(BENCHMARK);
    }
    List<String> columnOrder = new ArrayList<>(columns);
    return new ScoreTable(
        "",
        first.mode().label(),
        first.mode().words(),
        first.primary().unit().base(),
        prefix,
        constants,
        keys,
        columnOrder,
        cells.entrySet().stream()
            .map(entry -> row(entry.getKey(), entry.getValue(), keys, columnOrder))
            .sorted(order(keys, files))
            .toList(),
        confidence,
        Tables.jvms(rows));
  }

  /** Natural order key by key, but files in the order in which they were given. */
  private static Comparator<ScoreTable.Row> order(List<String> keys, List<String> files) {
    return (a, b) -> {
      for (int key = 0; key < keys.size(); key++) {
        String ofA = a.keys().get(key);
        String ofB = b.keys().get(key);
        int order =
            keys.get(key).equals(FILE)
                ? Integer.compare(files.indexOf(ofA), files.indexOf(ofB))
                : NaturalOrder.INSTANCE.compare(ofA, ofB);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static ScoreTable.Row row(
      Map<String, String> dimensions,
      Map<String, ScoreCell> cells,
      List<String> keys,
      List<String> columns) {
    return new ScoreTable.Row(
        keys.stream().map(key -> dimensions.getOrDefault(key, "")).toList(),
        columns.stream().map(column -> Optional.ofNullable(cells.get(column))).toList());
  }

  private static Map<String, String> dimensions(
      Measurement row, String prefix, List<String> files) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put(BENCHMARK, row.benchmark().substring(prefix.length()));
    row.params()
        .forEach((name, value) -> dimensions.put(isOurs(name) ? name + " (param)" : name, value));
    dimensions.put(THREADS, String.valueOf(row.threads()));
    if (files.size() > 1) {
      dimensions.put(FILE, row.source());
    }
    return dimensions;
  }

  private static boolean isOurs(String name) {
    return name.equals(BENCHMARK) || name.equals(THREADS) || name.equals(FILE);
  }

  /** What all names begin with, up to and with a dot; the last part of a name always stays. */
  private static String prefix(List<String> names) {
    String prefix = names.getFirst();
    for (String name : names) {
      while (!name.startsWith(prefix) || prefix.length() >= name.length()) {
        int dot = prefix.lastIndexOf('.', prefix.length() - 2);
        prefix = prefix.substring(0, dot + 1);
      }
    }
    return prefix;
  }

  private static ScoreCell cell(Series series, double confidence) {
    Metric metric = series.measurement().primary();
    List<Double> means =
        metric.forkMeans().stream().filter(mean -> Double.isFinite(mean) && mean > 0).toList();
    Estimate score =
        means.size() < 2
            ? Estimate.withoutInterval(metric.unit().toBase(metric.score()))
            : LogMean.of(means, confidence);
    return new ScoreCell(score, means.size(), metric.iterations(), CellWarnings.of(series));
  }
}
