package dev.parallax.render;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Renderer;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.answers.Question;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SimulatedCluster;
import dev.parallax.table.Warning;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Unit;
import java.io.IOException;
import java.io.Writer;
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
import java.util.stream.Stream;

/**
 * CSV by RFC 4180 for spreadsheets and data frames: one line per cell, with the answers of its case
 * if it has one; of two runs one per row that both have; base units, full precision. What isn't
 * known is empty.
 */
final class CsvRenderer implements Renderer {
  private static final List<String> OF_TABLES =
      columns(
          """
          unit direction value lo hi confidence forks iterations speedup speedup_lo
          speedup_hi speedup_over bound ratio ratio_lo ratio_hi ratio_over p p_holm
          verdict warnings jmh_score jmh_unit
          """);

  /** Only where a report has cases: the four answers, and yes for the cell to use. */
  private static final List<String> OF_CASES =
      Stream.concat(Stream.of(Question.values()).map(CsvRenderer::column), Stream.of("use"))
          .toList();

  private static final List<String> OF_COMPARISONS =
      columns(
          """
          unit direction base base_lo base_hi base_forks new new_lo new_hi new_forks
          confidence ratio ratio_lo ratio_hi p p_holm verdict evidence apart apart_lo
          apart_hi apart_p_holm apart_verdict warnings
          """);

  private static String column(Question question) {
    return "answer_" + question.word().replace('-', '_');
  }

  private static List<String> columns(String words) {
    return List.of(words.strip().split("\\s+"));
  }

  /**
   * What a benchmark's name or a column of its own says already, or what is too long to be useful.
   */
  private static final Set<String> LEFT_OUT =
      Set.of("package", "class", "method", "unit", "vm", "jvmargs");

  /** Worth a column only where lines differ in it. */
  private static final List<String> USUAL = List.of("metric", "label", "machine", "jdk");

  /**
   * A line.
   *
   * @param names what it is of, by column; what is absent is empty
   * @param numbers puts what was measured; not asked for where only names are needed
   */
  private record Line(Map<String, String> names, Consumer<Fields> numbers) {}

  /** The numbers of a line by column; what is absent is empty. */
  private static final class Fields {
    private final Map<String, String> columns = new HashMap<>();

    /** What all kinds of lines have. */
    void common(Unit unit, double confidence, List<Warning> warnings) {
      put("unit", Escape.withoutFormula(unit.symbol()));
      put("direction", unit.better().words());
      put("confidence", confidence);
      Stream<String> kinds = warnings.stream().map(warning -> warning.kind().word());
      put("warnings", kinds.distinct().collect(Collectors.joining(" ")));
    }

    void put(String column, String value) {
      columns.put(column, value);
    }

    void put(String column, double value) {
      put(column, Numbers.exact(value));
    }

    void put(String column, Estimate estimate) {
      put(column, estimate.value());
      interval(column + "_", estimate);
    }

    void interval(String prefix, Estimate estimate) {
      if (estimate.interval().isKnown()) {
        put(prefix + "lo", estimate.interval().lo());
        put(prefix + "hi", estimate.interval().hi());
      }
    }

    /** A number of a comparison, where one that isn't known is empty. */
    void known(String column, double value) {
      if (Double.isFinite(value)) {
        put(column, value);
      }
    }

    void known(String column, Estimate estimate) {
      known(column, estimate.value());
      if (estimate.interval().isKnown()) {
        known(column + "_lo", estimate.interval().lo());
        known(column + "_hi", estimate.interval().hi());
      }
    }
  }

  /** Takes a line. */
  private interface Lines {
    void add(Line line) throws IOException;
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    boolean compared = report.parts().stream().anyMatch(ComparisonReport.class::isInstance);
    List<String> names = compared ? comparedNames(report) : names(report);
    List<String> numbers = compared ? OF_COMPARISONS : ofTables(report);
    row(Stream.concat(names.stream().map(Escape::csv), numbers.stream()), out);
    lines(
        report,
        line -> {
          Fields measured = new Fields();
          line.numbers().accept(measured);
          Stream<String> values = numbers.stream().map(n -> measured.columns.getOrDefault(n, ""));
          Stream<String> keys = names.stream().map(name -> line.names().getOrDefault(name, ""));
          row(Stream.concat(keys.map(Escape::csv), values.map(Escape::csvQuoted)), out);
        });
  }

  private static List<String> ofTables(Report report) {
    boolean cases = report.sections().stream().anyMatch(s -> s.table() instanceof BatchTable);
    return cases ? Stream.concat(OF_TABLES.stream(), OF_CASES.stream()).toList() : OF_TABLES;
  }

  private static void row(Stream<String> fields, Writer out) throws IOException {
    out.write(fields.collect(Collectors.joining(",")));
    out.write("\r\n");
  }

  /** Loops rather than a stream of lines: a flat one gathers a table's before it gives any. */
  private static void lines(Report report, Lines lines) throws IOException {
    for (Report.Part part : report.parts()) {
      switch (part) {
        case ComparisonReport compared -> {
          for (ComparedRow row : compared.comparison().rows()) {
            lines.add(line(compared.comparison(), row));
          }
        }
        case Report.Section section -> {
          switch (section.table()) {
            case BatchTable batches -> {
              for (BatchCell cell : batches.cells()) {
                lines.add(line(batches, cell));
              }
            }
            case SimulatedCluster cluster -> {
              for (SimulatedCluster.Row row : cluster.rows()) {
                lines.add(line(cluster, row));
              }
            }
            case ScoreTable scores -> {
              for (ScoreTable.Row row : scores.rows()) {
                for (Optional<ScoreCell> cell : row.cells()) {
                  if (cell.isPresent()) {
                    lines.add(line(scores, cell.get()));
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /** All that any line has, but for what is worth a column only where lines differ in it. */
  private static List<String> names(Report report) throws IOException {
    Set<String> names = new LinkedHashSet<>(List.of("benchmark", "mode"));
    Map<String, String> usual = new HashMap<>();
    Set<String> differing = new HashSet<>();
    lines(
        report,
        line -> {
          names.addAll(line.names().keySet());
          for (String name : USUAL) {
            String value = line.names().getOrDefault(name, "");
            if (!usual.computeIfAbsent(name, first -> value).equals(value)) {
              differing.add(name);
            }
          }
        });
    return names.stream()
        .filter(name -> !USUAL.contains(name) || differing.contains(name))
        .toList();
  }

  private static List<String> comparedNames(Report report) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    lines(report, line -> names.addAll(line.names().keySet()));
    return List.copyOf(names);
  }

  private static Line line(BatchTable table, BatchCell cell) {
    Map<String, String> names = new LinkedHashMap<>();
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
    return new Line(
        names,
        numbers -> {
          numbers.common(Unit.SECONDS, table.confidence(), cell.warnings());
          measured(cell.seconds(), cell.forks(), cell.iterations(), numbers);
          cell.speedUp()
              .ifPresent(speedUp -> {
                numbers.put("speedup", speedUp);
                numbers.put("speedup_over", Escape.withoutFormula(table.baselineCell().name()));
              });
          numbers.known("bound", cell.bound());
          answers(table, cell, numbers);
        });
  }

  /**
   * What was simulated says so where others have JMH's mode, and has no value that was measured.
   */
  private static Line line(SimulatedCluster table, SimulatedCluster.Row row) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("benchmark", table.key().benchmark());
    names.put("mode", "simulated");
    if (!table.source().isEmpty()) {
      names.put("label", table.source());
    }
    names.put("workload", table.key().workload());
    names.put("lifecycle", table.key().lifecycle().word());
    names.put("model", Model.CLUSTER.label());
    names.put("workers", Integer.toString(row.simulated().members()));
    names.putAll(table.key().settings());
    names.put("limited_by", row.simulated().limit().word());
    return new Line(
        names,
        numbers -> {
          numbers.common(Unit.SECONDS, table.confidence(), List.of());
          numbers.put("speedup", row.simulated().speedUp());
          numbers.put("speedup_over", Model.SERIAL.label());
        });
  }

  private static void answers(BatchTable table, BatchCell cell, Fields numbers) {
    for (Question question : Question.values()) {
      table
          .answers()
          .answer(question)
          .ifPresent(answer -> numbers.put(column(question), answer.outcome().word()));
    }
    table
        .answers()
        .use()
        .ifPresent(use -> numbers.put("use", table.member(use.cell()).equals(cell) ? "yes" : "no"));
  }

  private static Line line(ScoreTable table, ScoreCell cell) {
    Map<String, String> names = new LinkedHashMap<>(cell.dimensions());
    names.keySet().removeAll(LEFT_OUT);
    return new Line(
        names,
        numbers -> {
          numbers.common(cell.unit(), table.confidence(), cell.warnings());
          measured(cell.score(), cell.forks(), cell.iterations(), numbers);
          numbers.known("jmh_score", cell.jmhScore());
          numbers.put("jmh_unit", Escape.withoutFormula(cell.jmhUnit()));
          cell.comparison()
              .ifPresent(comparison -> {
                numbers.put("ratio", comparison.scoreRatio(cell.unit()));
                numbers.put("ratio_over", Escape.withoutFormula(table.baseline().orElse("")));
                numbers.put("p", comparison.p());
                numbers.put("p_holm", comparison.pHolm());
                numbers.put("verdict", comparison.word(cell.unit()));
              });
        });
  }

  private static void measured(Estimate value, int forks, int iterations, Fields numbers) {
    numbers.put("value", value.value());
    numbers.interval("", value);
    numbers.put("forks", String.valueOf(forks));
    numbers.put("iterations", String.valueOf(iterations));
  }

  private static Line line(RunComparison comparison, ComparedRow row) {
    Map<String, String> names = new LinkedHashMap<>(row.dimensions());
    names.remove("unit");
    return new Line(
        names,
        numbers -> {
          numbers.common(row.unit(), comparison.confidence(), row.warnings());
          numbers.known("base", row.base().score());
          numbers.put("base_forks", String.valueOf(row.base().forks()));
          numbers.known("new", row.latest().score());
          numbers.put("new_forks", String.valueOf(row.latest().forks()));
          numbers.known("ratio", row.comparison().ratio());
          numbers.known("p", row.comparison().p());
          numbers.known("p_holm", row.comparison().pHolm());
          numbers.put("verdict", row.comparison().word(row.unit()));
          numbers.put("evidence", row.comparison().evidence().word());
          row.apart()
              .ifPresent(apart -> {
                numbers.known("apart", apart.ratio());
                numbers.known("apart_p_holm", apart.pHolm());
                numbers.put("apart_verdict", apart.word(row.unit()));
              });
        });
  }
}
