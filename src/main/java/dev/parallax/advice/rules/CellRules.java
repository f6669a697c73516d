package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.Trait;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ModelCosts;
import dev.parallax.table.RunFacts;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SecondaryValue;
import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What cells and their workload bear on the answer. */
final class CellRules {
  /** What the profiler {@code tree} calls the carriers of virtual threads. */
  private static final String CARRIERS = "tree.carriers";

  /** Beyond this share of the time the cost of handing over is part of the answer. */
  private static final double MOST_DISPATCH_SHARE = 0.1;

  private static final double SHORT_BATCH_SECONDS = 1e-3;

  private CellRules() {}

  /** What the table notes beside its cells, once for all cells that it concerns. */
  static List<Finding> warnings(Subject subject) {
    Map<Warning, Names> byWarning = new LinkedHashMap<>();
    for (BatchCell cell : subject.table().cells()) {
      collect(byWarning, cell.warnings(), cell.name());
    }
    return onCells(byWarning, subject.name());
  }

  /** The same for a table of scores. */
  static List<Finding> warnings(ScoreTable table) {
    Map<Warning, Names> byWarning = new LinkedHashMap<>();
    for (ScoreTable.Row row : table.rows()) {
      String name = String.join(" ", row.keys().stream().filter(k -> !k.isEmpty()).toList());
      row.cells()
          .forEach(cell -> cell.ifPresent(found -> collect(byWarning, found.warnings(), name)));
    }
    return onCells(byWarning, table.what());
  }

  /** The cells that a warning concerns: the names of the first, and how many there are. */
  private static final class Names {
    private final List<String> first = new ArrayList<>();
    private int all;

    void add(String name) {
      if (first.size() < Words.MOST_NAMES) {
        first.add(name);
      }
      all++;
    }
  }

  private static void collect(Map<Warning, Names> byWarning, List<Warning> warnings, String cell) {
    warnings.forEach(
        warning -> byWarning.computeIfAbsent(warning, unused -> new Names()).add(cell));
  }

  private static List<Finding> onCells(Map<Warning, Names> byWarning, String where) {
    List<Finding> findings = new ArrayList<>();
    byWarning.forEach((warning, cells) ->
        findings.add(Finding.onCells(warning, where + ": " + Words.list(cells.first, cells.all))));
    return findings;
  }

  /** Speed-ups over something else than the calling thread. */
  static Optional<Finding> noSerial(Subject subject) {
    BatchCell baseline = subject.table().baselineCell();
    return baseline.isSerial()
        ? Optional.empty()
        : Optional.of(
            subject.finding(
                Severity.WARNING,
                "no-serial",
                "there is no serial result of this work; speed-ups are over " + baseline.name()));
  }

  /**
   * More workers than tasks: some of them have nothing to do. What {@code tasks=default} comes to
   * isn't in the results; a run directory says it beside them.
   */
  static Optional<Finding> idleWorkers(Subject subject) {
    BatchTable table = subject.table();
    String word = table.settings().getOrDefault(ParameterNames.TASKS, "");
    OptionalInt written = Words.number(word);
    OptionalInt tasks =
        written.isPresent()
            ? written
            : subject
                .run()
                .map(facts -> facts.tasks(table.workload(), word))
                .orElse(OptionalInt.empty());
    int most = tasks.orElse(Integer.MAX_VALUE);
    return subject.ofCells(
        Severity.WARNING,
        "idle-workers",
        cell -> Words.number(cell.workers()).orElse(0) > most,
        names ->
            """
            a batch has %s, so some workers of %s have nothing to do; raise -p tasks, or leave \
            them out\
            """
                .formatted(Words.count(most, "task"), names));
  }

  /**
   * Virtual threads that write files had fewer carriers than there were workers: a virtual thread
   * stays on its carrier while it is in a file operation, so the others wait for one. JDK 21 and 22
   * add carriers meanwhile, later ones don't.
   */
  static Optional<Finding> fewCarriers(Subject subject) {
    if (!subject.table().traits().contains(Trait.WRITES_FILES)) {
      return Optional.empty();
    }
    int most =
        subject.table().cells().stream()
            .filter(CellRules::lacksCarriers)
            .mapToInt(cell -> carriers(cell).orElseThrow())
            .max()
            .orElse(0);
    return subject.ofCells(
        Severity.HINT,
        "few-carriers",
        CellRules::lacksCarriers,
        names ->
            """
            the virtual threads of %s had at most %s, and keep theirs while they write a file, \
            so no more of them wrote at once; \
            -jvmArgsAppend -Djdk.virtualThreadScheduler.parallelism=N gives them more\
            """
                .formatted(names, Words.count(most, "carrier")));
  }

  private static boolean lacksCarriers(BatchCell cell) {
    OptionalInt carriers = carriers(cell);
    return cell.model().equals(Model.VIRTUAL.label())
        && carriers.isPresent()
        && carriers.getAsInt() < Words.number(cell.workers()).orElse(0);
  }

  private static OptionalInt carriers(BatchCell cell) {
    SecondaryValue carriers = cell.secondary().get(CARRIERS);
    return carriers == null
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.round(carriers.value()));
  }

  /**
   * A batch that is short against what it costs to hand its tasks over: then it is the model that
   * is measured, not the work. With the rows of DispatchBenchmark in the run that is reckoned: one
   * round trip, or what a task costs in a large batch times the tasks, whichever is more. Without,
   * only a batch below a millisecond is named: JMH's own timing is far finer, but the wake-up of a
   * thread and the scheduler's slice are not.
   */
  static Optional<Finding> shortBatch(Subject subject) {
    BatchTable table = subject.table();
    ModelCosts costs = subject.run().map(RunFacts::costs).orElse(ModelCosts.unknown());
    boolean measured = !costs.roundTripSeconds().isEmpty();
    boolean doesNothing = table.traits().contains(Trait.DOES_NOTHING);
    String why =
        measured
            ? "handing over its tasks takes more than %s of a batch"
                .formatted(Words.percent(MOST_DISPATCH_SHARE))
            : "a batch takes less than a millisecond, little against what handing it over takes";
    return subject.ofCells(
        Severity.WARNING,
        "short-batch",
        cell -> {
          double seconds = cell.seconds().value();
          return !cell.isSerial()
              && !doesNothing
              && (measured
                  ? dispatchSeconds(table, cell, costs) > MOST_DISPATCH_SHARE * seconds
                  : seconds < SHORT_BATCH_SECONDS);
        },
        names ->
            "%s under %s; give it larger tasks (-p size), or hand over several at once"
                .formatted(why, names));
  }

  private static double dispatchSeconds(BatchTable table, BatchCell cell, ModelCosts costs) {
    double roundTrip = costs.roundTripSeconds().getOrDefault(cell.model(), 0.0);
    double perTask = costs.perTaskSeconds().getOrDefault(cell.model(), 0.0);
    int tasks = Words.number(table.settings().getOrDefault(ParameterNames.TASKS, "")).orElse(1);
    return Math.max(roundTrip, perTask * tasks);
  }
}
