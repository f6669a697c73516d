package dev.parallax.table.build;

import dev.parallax.group.ExpressionException;
import dev.parallax.group.Observation;
import dev.parallax.group.Observations;
import dev.parallax.group.Pooling;
import dev.parallax.group.Series;
import dev.parallax.group.View;
import dev.parallax.result.ResultFile;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Vm;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Arranges the rows of files in tables. */
public final class Tables {
  private Tables() {}

  /** The tables of some files: batches by workload and lifecycle first, then everything else. */
  public static List<Table> of(List<ResultFile> files, ReportSettings settings) {
    return of(files, settings, View.standard(), Map.of());
  }

  /**
   * The tables that a reader asks for. With nothing but a filter they are as ever; otherwise all
   * results stand in tables of scores.
   *
   * @param view what is asked for
   * @param machines what is known of the machine of each file, by label
   * @throws ExpressionException if it can't be understood, or asks for what isn't there
   */
  public static List<Table> of(
      List<ResultFile> files, ReportSettings settings, View view, Map<String, String> machines) {
    List<Observation> observations =
        view.select(Observations.of(files, view.metrics(), settings.aligned(), machines));
    List<Table> tables = new ArrayList<>();
    List<Observation> others = new ArrayList<>();
    if (view.isProjected()) {
      others.addAll(observations);
    } else {
      for (ResultFile file : files) {
        List<Observation> ofFile =
            observations.stream()
                .filter(o -> o.measurement().source().equals(file.label()))
                .toList();
        others.addAll(
            batches(
                ofFile,
                files.size() > 1 ? file.label() : "",
                told(machines, file),
                settings,
                file,
                tables));
      }
    }
    if (!others.isEmpty()) {
      tables.addAll(ScoreTables.of(others, view, settings.rule()));
    }
    return tables;
  }

  /** The machine of a file, if others of the report are of another one. */
  private static Optional<String> told(Map<String, String> machines, ResultFile file) {
    return new HashSet<>(machines.values()).size() > 1
        ? Optional.of(machines.getOrDefault(file.label(), ""))
        : Optional.empty();
  }

  /** Adds the batch tables of a file and returns what didn't fit into them. */
  private static List<Observation> batches(
      List<Observation> observations,
      String source,
      Optional<String> machine,
      ReportSettings settings,
      ResultFile file,
      List<Table> tables) {
    List<Observation> others = new ArrayList<>();
    List<Measurement> rows = new ArrayList<>();
    for (Observation observation : observations) {
      boolean batch = SuiteRow.of(new Series(observation.measurement(), 1)).isPresent();
      if (batch) {
        rows.add(observation.measurement());
      } else {
        others.add(observation);
      }
    }
    List<SuiteRow> batches =
        Pooling.pool(rows).stream().map(SuiteRow::of).flatMap(Optional::stream).toList();
    BatchTables built =
        BatchTables.of(
            batches, source, machine, RunDesign.of(file, settings.aligned()), settings.rule());
    tables.addAll(built.tables());
    observations.stream()
        .filter(o -> built.leftOver().stream().anyMatch(left -> isOf(o.measurement(), left)))
        .forEach(others::add);
    return others;
  }

  /** Whether a row was pooled into a series, which may have more parameters. */
  private static boolean isOf(Measurement row, Series series) {
    Measurement pooled = series.measurement();
    return pooled.benchmark().equals(row.benchmark())
        && pooled.mode() == row.mode()
        && pooled.threads() == row.threads()
        && pooled.vm().jdkVersion().equals(row.vm().jdkVersion())
        && pooled.vm().name().equals(row.vm().name())
        && pooled.vm().arguments().equals(row.vm().arguments())
        && pooled.params().entrySet().containsAll(row.params().entrySet());
  }

  /** The different JVMs of some rows, as far as the files tell. */
  static List<String> jvms(List<Series> rows) {
    Set<String> jvms = new TreeSet<>();
    rows.forEach(row -> jvms.add(name(row.measurement().vm())));
    jvms.remove("");
    return List.copyOf(jvms);
  }

  /** A JVM as far as the file tells. */
  public static String name(Vm vm) {
    String jdk = vm.jdkVersion().isEmpty() ? "" : "JDK " + vm.jdkVersion();
    String between = jdk.isEmpty() || vm.name().isEmpty() ? "" : ", ";
    return jdk + between + vm.name();
  }
}
