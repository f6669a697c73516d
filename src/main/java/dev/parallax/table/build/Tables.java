package dev.parallax.table.build;

import dev.parallax.group.Axes;
import dev.parallax.group.ExpressionException;
import dev.parallax.group.Layout;
import dev.parallax.group.Observation;
import dev.parallax.group.Observations;
import dev.parallax.group.Series;
import dev.parallax.group.View;
import dev.parallax.result.ResultFile;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Mode;
import dev.parallax.result.jmh.Vm;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.suite.CaseCells;
import dev.parallax.table.Baseline;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
                machine(machines, file),
                settings,
                file,
                tables));
      }
    }
    if (!others.isEmpty()) {
      tables.addAll(scores(others, view, settings.rule()));
    }
    return tables;
  }

  /** Tables of any benchmarks, as they were asked for. */
  private static List<ScoreTable> scores(
      List<Observation> observations, View view, DecisionRule rule) {
    List<String> otherMetrics = Observations.otherMetrics(observations);
    List<ScoreTable> tables = new ArrayList<>();
    for (Axes axes : Layout.of(view, observations).tables(observations)) {
      List<String> toSay = tables.isEmpty() ? otherMetrics : List.of();
      tables.add(new ScoreTableBuilder(axes, view, rule, toSay).build());
    }
    boolean named = view.baseline().filter(text -> !text.equals(View.NO_BASELINE)).isPresent();
    if (named && tables.stream().noneMatch(table -> table.baseline().isPresent())) {
      throw ExpressionException.of(
          "--baseline",
          "no cell matches \""
              + view.baseline().orElse("")
              + "\" in any table; "
              + Baseline.values(view.baseline().orElse(""), observations));
    }
    if (tables.isEmpty()) {
      throw ExpressionException.of(
          "--table, --row, --col",
          "the lists of values leave nothing to show; " + listed(view, observations));
    }
    return tables;
  }

  /** The values of the keys that lists of values were given for. */
  private static String listed(View view, List<Observation> observations) {
    return Layout.of(view, observations).listedKeys().stream()
        .map(key -> key + " is " + View.values(key, observations))
        .collect(Collectors.joining("; "));
  }

  /** The machine of a file, if others of the report are of another one. */
  private static Optional<String> machine(Map<String, String> machines, ResultFile file) {
    return new HashSet<>(machines.values()).size() > 1
        ? Optional.of(machines.getOrDefault(file.label(), ""))
        : Optional.empty();
  }

  /** Adds the batch tables of a file, one per case and mode, and returns what fits into none. */
  private static List<Observation> batches(
      List<Observation> observations,
      String source,
      Optional<String> machine,
      ReportSettings settings,
      ResultFile file,
      List<Table> tables) {
    List<Observation> others = new ArrayList<>();
    List<Measurement> batches = new ArrayList<>();
    for (Observation observation : observations) {
      if (SuiteRow.of(new Series(observation.measurement(), 1)).isPresent()) {
        batches.add(observation.measurement());
      } else {
        others.add(observation);
      }
    }
    List<SuiteRow> rows =
        Series.pool(batches).stream().map(SuiteRow::of).flatMap(Optional::stream).toList();
    RunDesign design = RunDesign.of(file, settings.aligned());
    Set<SuiteRow> used = new HashSet<>();
    for (Mode mode : rows.stream().map(row -> row.measurement().mode()).distinct().toList()) {
      List<SuiteRow> ofMode =
          rows.stream().filter(row -> row.measurement().mode() == mode).toList();
      for (CaseCells<SuiteRow> ofCase : CaseCells.of(ofMode, SuiteRow::key)) {
        List<SuiteRow> cells = ofCase.cells();
        used.addAll(cells);
        // Forks of pooled rows stand one after the other, so their rounds are lost.
        boolean pooled = cells.stream().anyMatch(cell -> cell.series().rows() > 1);
        RunDesign ofCells = pooled ? design.withoutRounds() : design;
        tables.add(
            new BatchTableBuilder(source, machine, ofCase.key(), ofCells, settings.rule())
                .build(cells));
      }
    }
    List<SuiteRow> leftOver = rows.stream().filter(row -> !used.contains(row)).toList();
    observations.stream()
        .filter(o -> leftOver.stream().anyMatch(row -> isOf(o.measurement(), row.measurement())))
        .forEach(others::add);
    return others;
  }

  /** Whether a row was pooled into another, which may have more parameters. */
  private static boolean isOf(Measurement row, Measurement pooled) {
    return pooled.benchmark().equals(row.benchmark())
        && pooled.mode() == row.mode()
        && pooled.threads() == row.threads()
        && pooled.vm().jdkVersion().equals(row.vm().jdkVersion())
        && pooled.vm().build().equals(row.vm().build())
        && pooled.vm().arguments().equals(row.vm().arguments())
        && pooled.params().entrySet().containsAll(row.params().entrySet());
  }

  /**
   * The different JVMs of some rows, as far as the files tell; with their builds where some have
   * one name and one version number.
   */
  static List<String> jvms(List<Vm> ofRows) {
    List<String> names = names(ofRows, Tables::name);
    List<String> builds = names(ofRows, Tables::build);
    return builds.size() > names.size() ? builds : names;
  }

  private static List<String> names(List<Vm> vms, Function<Vm, String> name) {
    return vms.stream()
        .distinct()
        .map(name)
        .filter(known -> !known.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** A JVM with all that tells it from others of its name and version number. */
  public static String build(Vm vm) {
    return name(new Vm("", vm.jdkVersion(), vm.build(), "", List.of()));
  }

  /** A JVM as far as the file tells. */
  public static String name(Vm vm) {
    String jdk = vm.jdkVersion().isEmpty() ? "" : "JDK " + vm.jdkVersion();
    return jdk + (jdk.isEmpty() || vm.name().isEmpty() ? "" : ", ") + vm.name();
  }
}
