package dev.parallax.table.build;

import dev.parallax.group.NaturalOrder;
import dev.parallax.result.Disturbance;
import dev.parallax.result.jmh.Mode;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.LogMean;
import dev.parallax.stat.answers.FourAnswers;
import dev.parallax.stat.decision.CellState;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.FamilyCell;
import dev.parallax.stat.decision.Trust;
import dev.parallax.stat.decision.Twin;
import dev.parallax.suite.CaseKey;
import dev.parallax.suite.Model;
import dev.parallax.suite.Trait;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.CellWarnings;
import dev.parallax.table.Sample;
import dev.parallax.table.SecondaryValue;
import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Builds the table of one workload and lifecycle.
 *
 * @param source label of the file; empty if there is only one
 * @param machine of the file, empty if not known; absent if all of the report are of one
 * @param key what its cells have in common
 * @param design how the forks were run
 * @param rule how cells are judged
 */
record BatchTableBuilder(
    String source, Optional<String> machine, CaseKey key, RunDesign design, DecisionRule rule) {
  /** A cell with fewer rounds than this drags down all others, so it is left out. */
  private static final int FEWEST_ROUNDS = 3;

  /**
   * Serial first, then by number of workers, then models in the order of the vocabulary; last what
   * has no limit, which takes the most threads.
   */
  private static final Comparator<SuiteRow> ORDER =
      Comparator.comparing((SuiteRow row) -> row.key().isUnbounded())
          .thenComparing(row -> row.key().workers(), NaturalOrder.INSTANCE)
          .thenComparingInt(row -> Model.rank(row.key().model()))
          .thenComparing(row -> row.key().model());

  /**
   * Builds it.
   *
   * @param rows its cells, at least one; serial among them if there is one
   */
  BatchTable build(List<SuiteRow> rows) {
    List<SuiteRow> sorted = rows.stream().sorted(ORDER).toList();
    List<SuiteRow> members = members(sorted);
    SuiteRow baseline =
        members.contains(sorted.getFirst()) ? sorted.getFirst() : members.getFirst();
    Mode mode = sorted.getFirst().measurement().mode();
    Map<SuiteRow, Doubt> doubts = new LinkedHashMap<>(Doubt.ofColdCells(sorted));
    Optional<Twin> twin = design.twin(key, rule.confidence());
    Evidence cap = twin.map(Twin::cap).orElse(Evidence.FULL);
    if (baseline.key().isSerial() && !doubts.containsKey(baseline)) {
      Decision first =
          rule.decide(family(members, OptionalInt.of(members.indexOf(baseline)), doubts), cap);
      Doubt.ofSpeedUps(members, first.pairs(), design.cores()).forEach(doubts::putIfAbsent);
    }
    Doubt.ofStillCompiling(sorted, design.cores()).forEach(doubts::putIfAbsent);
    Family family = family(members, OptionalInt.of(members.indexOf(baseline)), doubts);
    Decision decision = rule.decide(family, cap);
    return new BatchTable(
        source,
        machine,
        key,
        mode.label(),
        sorted.stream()
            .map(row ->
                cell(
                    row,
                    members.indexOf(row),
                    members,
                    decision,
                    Optional.ofNullable(doubts.get(row))))
            .toList(),
        sorted.indexOf(baseline),
        decision,
        FourAnswers.of(rule, family, members.stream().map(SuiteRow::setting).toList(), cap),
        new CarrierQuestion(rule, some -> family(some, OptionalInt.empty(), doubts))
            .answers(members),
        decision.prefer().isPresent() ? OptionalInt.empty() : rule.roundsNeeded(family),
        design.commonRounds(),
        twin,
        rule.margin(),
        rule.confidence(),
        design.traits(key.workload()),
        Tables.jvms(sorted.stream().map(row -> row.measurement().vm()).toList()));
  }

  private Family family(List<SuiteRow> members, OptionalInt baseline, Map<SuiteRow, Doubt> doubts) {
    return new Family(
        IntStream.range(0, members.size())
            .mapToObj(
                i -> familyCell(members.get(i), i, Optional.ofNullable(doubts.get(members.get(i)))))
            .toList(),
        baseline,
        design.commonRounds(),
        design.raced());
  }

  /** Those with enough rounds to be judged together; all, if none has. */
  private List<SuiteRow> members(List<SuiteRow> rows) {
    int most = rows.stream().mapToInt(row -> row.finiteLogTimes().size()).max().orElse(0);
    int fewest = Math.min(FEWEST_ROUNDS, most);
    return rows.stream()
        .filter(row -> row.finiteLogTimes().size() >= fewest || most < FEWEST_ROUNDS)
        .toList();
  }

  /** Cheapness goes by workers, then by model; the rows already stand in that order. */
  private FamilyCell familyCell(SuiteRow row, int cost, Optional<Doubt> doubt) {
    return new FamilyCell(
        row.logTimes(),
        cost,
        !isOfOtherNature(row),
        doubt.map(Doubt::trust).orElse(isDisturbed(row) ? Trust.DISTURBED : Trust.SOUND),
        doubt.map(Doubt::excess).orElse(0.0));
  }

  private boolean isDisturbed(SuiteRow row) {
    return DisturbedForks.weighsLess(disturbances(row), row.finiteLogTimes().size());
  }

  private List<Disturbance> disturbances(SuiteRow row) {
    return design.disturbances(row.measurement());
  }

  private boolean isOfOtherNature(SuiteRow row) {
    return row.key().hasOtherJvms()
        && design.traits(key.workload()).contains(Trait.OTHER_WORK_IN_PROCESSES);
  }

  private BatchCell cell(
      SuiteRow row, int member, List<SuiteRow> members, Decision decision, Optional<Doubt> doubt) {
    List<Double> times = row.finiteLogTimes().stream().map(Math::exp).toList();
    boolean judged = member >= 0;
    boolean compared = judged && !decision.speedUps().isEmpty() && members.size() > 1;
    return new BatchCell(
        row.key().model(),
        row.key().workers(),
        times.isEmpty()
            ? Estimate.withoutInterval(row.primary().scoreSecondsPerOperation())
            : LogMean.of(times, rule.confidence()),
        compared ? Optional.of(decision.speedUps().get(member)) : Optional.empty(),
        judged ? decision.bounds().get(member) : Double.POSITIVE_INFINITY,
        times.size(),
        row.primary().iterations(),
        row.measurement().iterationSeconds(),
        judged ? OptionalInt.of(member) : OptionalInt.empty(),
        Stream.concat(doubt.map(Doubt::warning).stream(), warnings(row, member, decision).stream())
            .toList(),
        secondary(row),
        row.primary().iterationSecondsPerOperation());
  }

  /** Of a row that wasn't pooled; what several runs measured isn't one number. */
  private static Map<String, SecondaryValue> secondary(SuiteRow row) {
    Map<String, SecondaryValue> secondary = new LinkedHashMap<>();
    if (row.series().rows() == 1) {
      row.measurement()
          .secondary()
          .forEach((name, metric) -> secondary.put(name, Sample.secondary(metric)));
    }
    return secondary;
  }

  private List<Warning> warnings(SuiteRow row, int member, Decision decision) {
    List<Warning> warnings = new ArrayList<>(CellWarnings.of(row.series()));
    warnings.addAll(DisturbedForks.warnings(disturbances(row), row.finiteLogTimes().size()));
    if (isOfOtherNature(row)) {
      warnings.add(
          new Warning(
              Warning.Kind.OTHER_NATURE,
              "processes share no lock, so this is other work: shown, never recommended"));
    }
    if (row.key().hasChildArgs()) {
      warnings.add(
          new Warning(
              Warning.Kind.CHILD_ARGS,
              "child JVMs ran with flags that their fork did not have, so more differs than the"
                  + " model"));
    }
    if (member < 0) {
      warnings.add(
          new Warning(
              Warning.Kind.TOO_FEW_ROUNDS,
              "fewer than " + FEWEST_ROUNDS + " rounds: left out of comparisons"));
    } else if (decision.states().get(member).state() == CellState.State.DROPPED) {
      warnings.add(
          new Warning(
              Warning.Kind.DROPPED,
              "left after %s rounds, ruled out; what is said of it rests on those"
                  .formatted(decision.states().get(member).rounds())));
    }
    String clipped =
        decision.clipped().stream()
            .filter(fork -> fork.cell() == member)
            .map(fork -> String.valueOf(fork.round() + 1))
            .collect(Collectors.joining(" and "));
    if (!clipped.isEmpty()) {
      warnings.add(
          new Warning(
              Warning.Kind.CLIPPED,
              """
              round %s is far from what the cell and the round predict, so it counts less in \
              comparisons\
              """
                  .formatted(clipped)));
    }
    return warnings;
  }
}
