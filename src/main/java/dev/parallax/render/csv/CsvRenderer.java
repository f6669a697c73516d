package dev.parallax.render.csv;

import dev.parallax.advice.Report;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Renderer;
import dev.parallax.stat.Estimate;
import dev.parallax.suite.Benchmarks;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Warning;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Numbers;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * CSV by RFC 4180 for spreadsheets and data frames: one line per cell, base units, full precision.
 * An interval that isn't known is empty.
 */
public final class CsvRenderer implements Renderer {
  private static final List<String> NUMBERS =
      List.of(
          "unit",
          "direction",
          "value",
          "lo",
          "hi",
          "confidence",
          "forks",
          "iterations",
          "speedup",
          "speedup_lo",
          "speedup_hi",
          "speedup_over",
          "bound",
          "ratio",
          "ratio_lo",
          "ratio_hi",
          "ratio_over",
          "p",
          "p_holm",
          "verdict",
          "warnings");

  /**
   * What a benchmark's name or a column of its own says already, or what is too long to be useful.
   */
  private static final Set<String> LEFT_OUT =
      Set.of("package", "class", "method", "unit", "vm", "jvmargs");

  /** Worth a column only where lines differ in it. */
  private static final List<String> USUAL = List.of("metric", "label", "machine", "jdk");

  /** Names and values of one line; what is absent is empty. */
  private record Line(Map<String, String> names, Map<String, String> numbers) {
    static Line empty() {
      return new Line(new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    List<String> names = names(report);
    List<String> heading = new ArrayList<>();
    names.forEach(name -> heading.add(Escape.csv(name)));
    heading.addAll(NUMBERS);
    row(heading, out);
    for (Report.Section section : report.sections()) {
      switch (section.table()) {
        case BatchTable batches -> {
          for (BatchCell cell : batches.cells()) {
            row(names, line(batches, cell), out);
          }
        }
        case ScoreTable scores -> {
          // Loops rather than a stream of lines: a flat one gathers a table's before it gives any.
          for (ScoreTable.Row row : scores.rows()) {
            for (Optional<ScoreCell> cell : row.cells()) {
              if (cell.isPresent()) {
                row(names, line(scores, cell.get()), out);
              }
            }
          }
        }
      }
    }
  }

  /** All that any line has, but for what is worth a column only where lines differ in it. */
  private static List<String> names(Report report) {
    Set<String> names = new LinkedHashSet<>(List.of("benchmark", "mode"));
    Map<String, String> usual = new HashMap<>();
    Set<String> differing = new HashSet<>();
    Consumer<Map<String, String>> add =
        ofLine -> {
          names.addAll(ofLine.keySet());
          for (String name : USUAL) {
            String value = ofLine.getOrDefault(name, "");
            if (!usual.computeIfAbsent(name, first -> value).equals(value)) {
              differing.add(name);
            }
          }
        };
    for (Report.Section section : report.sections()) {
      switch (section.table()) {
        case BatchTable batches ->
            batches.cells().forEach(cell -> add.accept(line(batches, cell).names()));
        case ScoreTable scores -> scores.cells().forEach(cell -> add.accept(names(cell)));
      }
    }
    return names.stream()
        .filter(name -> !USUAL.contains(name) || differing.contains(name))
        .toList();
  }

  private static void row(List<String> names, Line line, Writer out) throws IOException {
    List<String> fields = new ArrayList<>();
    names.forEach(name -> fields.add(Escape.csv(line.names().getOrDefault(name, ""))));
    NUMBERS.forEach(name -> fields.add(Escape.csvQuoted(line.numbers().getOrDefault(name, ""))));
    row(fields, out);
  }

  private static void row(List<String> fields, Writer out) throws IOException {
    out.write(String.join(",", fields));
    out.write("\r\n");
  }

  private static Map<String, String> names(ScoreCell cell) {
    Map<String, String> names = new LinkedHashMap<>(cell.dimensions());
    names.keySet().removeAll(LEFT_OUT);
    return names;
  }

  private static Line line(BatchTable table, BatchCell cell) {
    Line line = Line.empty();
    Map<String, String> names = line.names();
    names.put(
        "benchmark", cell.isSerial() ? Benchmarks.serialOf(table.benchmark()) : table.benchmark());
    names.put("mode", table.mode());
    if (!table.source().isEmpty()) {
      names.put("label", table.source());
    }
    table.machine().ifPresent(machine -> names.put("machine", machine));
    names.put("workload", table.workload());
    names.put("lifecycle", table.lifecycle().word());
    names.put("model", cell.model());
    names.put("workers", cell.workers());
    names.putAll(table.settings());
    numbers(
        line, "s", Direction.LOWER_IS_BETTER, cell.seconds(), table.confidence(), cell.warnings());
    line.numbers().put("forks", String.valueOf(cell.forks()));
    line.numbers().put("iterations", String.valueOf(cell.iterations()));
    cell.speedUp()
        .ifPresent(speedUp -> {
          put(line, "speedup", speedUp);
          line.numbers().put("speedup_over", Escape.withoutFormula(table.baselineCell().name()));
        });
    if (Double.isFinite(cell.bound())) {
      line.numbers().put("bound", Numbers.exact(cell.bound()));
    }
    return line;
  }

  private static Line line(ScoreTable table, ScoreCell cell) {
    Line line = new Line(names(cell), new LinkedHashMap<>());
    numbers(
        line,
        cell.unit().symbol(),
        cell.unit().better(),
        cell.score(),
        table.confidence(),
        cell.warnings());
    line.numbers().put("forks", String.valueOf(cell.forks()));
    line.numbers().put("iterations", String.valueOf(cell.iterations()));
    cell.comparison()
        .ifPresent(comparison -> {
          put(line, "ratio", comparison.scoreRatio(cell.unit()));
          line.numbers().put("ratio_over", Escape.withoutFormula(table.baseline().orElse("")));
          line.numbers().put("p", Numbers.exact(comparison.p()));
          line.numbers().put("p_holm", Numbers.exact(comparison.pHolm()));
          line.numbers().put("verdict", comparison.verdict().word());
        });
    return line;
  }

  private static void numbers(
      Line line,
      String unit,
      Direction direction,
      Estimate value,
      double confidence,
      List<Warning> warnings) {
    line.numbers().put("unit", Escape.withoutFormula(unit));
    line.numbers().put("direction", direction.words());
    put(line, "value", value);
    line.numbers().put("confidence", Numbers.exact(confidence));
    line.numbers()
        .put(
            "warnings",
            warnings.stream()
                .map(Warning::kind)
                .map(Warning.Kind::word)
                .distinct()
                .collect(Collectors.joining(" ")));
  }

  private static void put(Line line, String name, Estimate estimate) {
    line.numbers().put(name, Numbers.exact(estimate.value()));
    if (estimate.interval().isKnown()) {
      boolean main = name.equals("value");
      line.numbers().put(main ? "lo" : name + "_lo", Numbers.exact(estimate.interval().lo()));
      line.numbers().put(main ? "hi" : name + "_hi", Numbers.exact(estimate.interval().hi()));
    }
  }
}
