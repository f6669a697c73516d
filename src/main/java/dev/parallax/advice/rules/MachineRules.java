package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.stat.SteadyState;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.table.SecondaryValue;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether machine and JVM were the same for all cells, and stayed as they were. */
final class MachineRules {
  /** The profiler's name for cores that a fork uses while it waits for its turn. */
  private static final String WAITING = "turns.waiting";

  /**
   * The margin of verdicts. Ten forks of {@code cpu} and {@code vector-add} used 0.02 to 0.03 on a
   * quiet machine.
   */
  private static final double MOST_CORES_WHILE_WAITING = 0.05;

  private MachineRules() {}

  /** A cell that differs from itself: something else than the cells differs. */
  static Optional<Finding> twinDiffers(Subject subject) {
    return subject
        .table()
        .twin()
        .filter(twin -> twin.differs())
        .map(twin ->
            subject.finding(
                Severity.WARNING,
                "twin-differs",
                """
                one cell was run twice in every round and differs from itself by %s, so what tells \
                cells apart here is not only what they are: suggestive at most; see what else ran \
                (doctor), and run again\
                """
                    .formatted(Words.speedUp(twin.ratio()))));
  }

  /**
   * Forks that live side by side, and were at work while another one was measured. Each is little;
   * what counts is all of them together.
   */
  static Optional<Finding> busyWhileWaiting(Subject subject) {
    double cores =
        subject.table().cells().stream()
            .flatMap(cell -> Optional.ofNullable(cell.secondary().get(WAITING)).stream())
            .mapToDouble(SecondaryValue::value)
            .sum();
    return cores <= MOST_CORES_WHILE_WAITING
        ? Optional.empty()
        : Optional.of(
            subject.finding(
                Severity.WARNING,
                "busy-while-waiting",
                """
                forks that waited for their turns used %s of a core together while another was \
                measured: something of the work goes on between batches; compare with --no-turns\
                """
                    .formatted(Words.percent(cores))));
  }

  /**
   * A machine that got slower or faster during the rounds, for all cells alike. Verdicts bear it,
   * since rounds are compared within; times by themselves don't.
   */
  static Optional<Finding> drift(Subject subject) {
    SteadyState state = SteadyState.of(roundTimes(subject.judged()));
    if (!subject.table().commonRounds()
        || state.kind() == SteadyState.Kind.TOO_FEW_ITERATIONS
        || state.kind() == SteadyState.Kind.STEADY) {
      return Optional.empty();
    }
    double change = state.change().value();
    return Optional.of(
        subject.finding(
            Severity.WARNING,
            "drift",
            """
            the later half of the rounds took %s %s than the first, in all cells together: \
            the machine changed; comparisons are made within rounds and bear that, times in ms \
            don't\
            """
                .formatted(
                    Words.wholePercent(Math.abs(change - 1)), change > 1 ? "longer" : "less")));
  }

  /** The geometric mean over cells of each round that all of them have. */
  private static List<Double> roundTimes(List<BatchCell> judged) {
    int rounds = judged.stream().mapToInt(cell -> cell.forkTimes().size()).min().orElse(0);
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      int index = round;
      double log =
          judged.stream()
              .mapToDouble(cell -> Math.log(mean(cell.forkTimes().get(index))))
              .average()
              .orElse(Double.NaN);
      if (Double.isFinite(log)) {
        times.add(Math.exp(log));
      }
    }
    return times;
  }

  private static double mean(List<Double> times) {
    return times.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  static Optional<Finding> mixedJvms(Subject subject) {
    return mixedJvms(subject.table().jvms(), subject.name());
  }

  /** Cells of one table that ran on different JVMs. */
  static Optional<Finding> mixedJvms(List<String> jvms, String where) {
    return jvms.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Severity.WARNING,
                "mixed-jvms",
                "measured on different JVMs, so a difference may be theirs: " + Words.list(jvms),
                where,
                false));
  }

  /** Runs of which each has tables of its own. */
  static Optional<Finding> mixedMachines(List<BatchTable> tables) {
    return mixedMachines(
        tables.stream().map(BatchTable::machine).flatMap(Optional::stream).distinct().toList(),
        Words.list(tables.stream().map(BatchTable::source).distinct().toList()));
  }

  /**
   * Results of several machines in one report. Their forks are never pooled, but a reader of two
   * tables or columns side by side compares machines too.
   *
   * @param machines different ones; one that isn't known is empty
   */
  static Optional<Finding> mixedMachines(List<String> machines, String where) {
    if (machines.size() < 2) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(machines);
    boolean someUnknown = names.remove("");
    boolean different = names.size() > 1;
    if (someUnknown) {
      names.add("one that isn't known");
    }
    return Optional.of(
        new Finding(
            different ? Severity.WARNING : Severity.HINT,
            "mixed-machines",
            """
            %smeasured on different machines, whose forks are never pooled; a difference between \
            them may be the machines', not what was measured: %s\
            """
                .formatted(different ? "" : "perhaps ", Words.list(names)),
            where,
            false));
  }

  static Optional<Finding> resumedElsewhere(Subject subject) {
    return resumedElsewhere(subject.run(), subject.name());
  }

  /** A run that was forced to resume with another jar, JDK, machine or other options. */
  static Optional<Finding> resumedElsewhere(Optional<RunFacts> run, String where) {
    return run.flatMap(RunFacts::differences)
        .map(differences ->
            new Finding(
                Severity.WARNING,
                "resumed-elsewhere",
                "the run was resumed by force although something had changed, so rounds may differ"
                    + " for that: "
                    + differences,
                where,
                false));
  }

  /**
   * Flags that come by the environment change every JVM that was measured, and are easily missed.
   */
  static Optional<Finding> environmentOptions(Subject subject) {
    return subject
        .run()
        .flatMap(RunFacts::environmentOptions)
        .map(options ->
            subject.finding(
                Severity.HINT,
                "environment-options",
                """
                all JVMs of the run had flags by the environment, %s; where others measure without \
                them, compare no times\
                """
                    .formatted(options)));
  }

  /** A quota of CPU time below the number of CPUs: more threads than it allows stop in turns. */
  static Optional<Finding> cpuQuota(Subject subject) {
    return subject
        .run()
        .map(RunFacts::quota)
        .filter(quota -> quota.isPresent())
        .map(quota ->
            subject.finding(
                Severity.WARNING,
                "cpu-quota",
                """
                a quota allows CPU time for %s cores, less than the CPUs that threads run on, so \
                what uses more stands still until the next period; set the quota to a whole number \
                of cores and bind to as many CPUs\
                """
                    .formatted(Numbers.fixed(quota.orElseThrow(), 1))));
  }
}
