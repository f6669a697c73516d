package dev.parallax.advice.rules;

import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SimulatedCluster;
import dev.parallax.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What bears on the data of a table. */
public final class Findings {
  /** In the order in which their findings are shown, behind those of single cells. */
  private static final List<Function<Subject, Optional<Finding>>> RULES =
      List.of(
          CellRules::noSerial,
          ForkRules::raggedRounds,
          ForkRules::tooFewForks,
          ForkRules::muchClipped,
          MachineRules::twinDiffers,
          MachineRules::busyWhileWaiting,
          ForkRules::notSteady,
          ForkRules::unstableForks,
          MachineRules::drift,
          MachineRules::mixedJvms,
          MachineRules::resumedElsewhere,
          MachineRules::cpuQuota,
          MachineRules::environmentOptions,
          CellRules::idleWorkers,
          CellRules::fewCarriers,
          CellRules::shortBatch,
          ForkRules::fewOperations,
          ForkRules::effort);

  private Findings() {}

  /** The findings of a table of which nothing else is known. */
  public static List<Finding> of(Table table) {
    return of(table, Optional.empty());
  }

  /** The findings of a table: of its cells first, then of the whole. */
  public static List<Finding> of(Table table, Optional<RunFacts> run) {
    return switch (table) {
      case BatchTable batches -> {
        Subject subject = new Subject(batches, run);
        yield Stream.concat(
                CellRules.warnings(subject).stream(),
                RULES.stream().flatMap(rule -> rule.apply(subject).stream()))
            .toList();
      }
      case ScoreTable scores ->
          Stream.concat(
                  CellRules.warnings(scores).stream(),
                  Stream.of(
                          MachineRules.mixedJvms(scores.jvms(), scores.what()),
                          MachineRules.mixedMachines(scores.machines(), scores.what()),
                          MachineRules.resumedElsewhere(run, scores.what()))
                      .flatMap(Optional::stream))
              .toList();
      case SimulatedCluster cluster ->
          // Those of its case are said there.
          cluster.leftOut().stream()
              .map(why ->
                  new Finding(
                      Finding.Severity.HINT, "not-simulated", why, cluster.key().workload(), false))
              .toList();
    };
  }

  /** What is said once of several tables, of which each may be another run's. */
  public static List<Finding> ofAll(List<BatchTable> tables) {
    return MachineRules.mixedMachines(tables).stream().toList();
  }
}
