package dev.parallax.table.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.group.Bench;
import dev.parallax.group.ExpressionException;
import dev.parallax.group.View;
import dev.parallax.group.ViewBuilder;
import dev.parallax.stat.CommonShift;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.Warning;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunComparerTest {
  /** Quantile 0.975 of t with four degrees of freedom. */
  private static final double T = 2.7764451051977987;

  private static RunComparison compare(Bench base, Bench latest, String... view) {
    return RunComparer.compare(
        base.file(),
        latest.file(),
        DecisionRule.standard(),
        view.length == 0 ? View.standard() : ViewBuilder.of(view),
        Map.of());
  }

  private static ComparedRow only(RunComparison comparison) {
    assertThat(comparison.rows()).hasSize(1);
    return comparison.rows().getFirst();
  }

  private static Bench rows(String label, double... factors) {
    Bench bench = new Bench(label);
    for (int i = 0; i < factors.length; i++) {
      double time = 10 * (i + 1) * factors[i];
      bench.row("a.B.row" + i, "", time, time * 1.01, time * 0.99, time * 1.005, time * 0.995);
    }
    return bench;
  }

  /** Welch's t by hand: three forks either side, variance 0.01 on logs, so four degrees. */
  @Test
  void theRatioIsThatOfWelchOnLogs() {
    ComparedRow row =
        only(
            compare(
                new Bench("old").row("a.B.c", "", 1, Math.exp(0.1), Math.exp(0.2)),
                new Bench("new").row("a.B.c", "", Math.exp(0.5), Math.exp(0.6), Math.exp(0.7))));

    double half = T * Math.sqrt(0.02 / 3);
    assertThat(row.comparison().ratio().value()).isCloseTo(Math.exp(0.5), within(1e-9));
    assertThat(row.comparison().ratio().interval().lo())
        .isCloseTo(Math.exp(0.5 - half), within(1e-9));
    assertThat(row.comparison().ratio().interval().hi())
        .isCloseTo(Math.exp(0.5 + half), within(1e-9));
    assertThat(row.comparison().verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(row.comparison().evidence()).isEqualTo(Evidence.SUGGESTIVE);
  }

  @Test
  void aThroughputIsTurnedIntoTime() {
    ComparedRow row =
        only(
            compare(
                new Bench("old").row("a.B.c", "mode=thrpt unit=ops/s", 100, 101, 102),
                new Bench("new").row("a.B.c", "mode=thrpt unit=ops/ms", .2, .202, .204)));

    assertThat(row.comparison().ratio().value()).isCloseTo(0.5, within(1e-3));
    assertThat(row.comparison().verdict()).isEqualTo(Verdict.FASTER);
  }

  @Test
  void rowsAreMatchedByBenchmarkParametersModeAndThreads() {
    RunComparison comparison =
        compare(
            new Bench("old")
                .row("a.B.c", "n=1", 1, 1, 1)
                .row("a.B.c", "n=2", 1, 1, 1)
                .row("a.B.c", "n=10 threads=2", 1, 1, 1),
            new Bench("new")
                .row("a.B.c", "n=10 threads=4", 1, 1, 1)
                .row("a.B.c", "n=2", 1, 1, 1)
                .row("a.B.c", "n=1 mode=ss", 1, 1, 1));

    assertThat(only(comparison).keys()).containsExactly("c");
    assertThat(comparison.keys()).containsExactly("benchmark");
    assertThat(comparison.constants()).containsEntry("n", "2");
    assertThat(comparison.onlyBase())
        .extracting(RunComparison.LoneRow::name)
        .containsExactly("n=1 mode=avgt threads=1", "n=10 mode=avgt threads=2");
    assertThat(comparison.onlyLatest())
        .extracting(RunComparison.LoneRow::name)
        .containsExactly("n=1 mode=ss threads=1", "n=10 mode=avgt threads=4");
  }

  @Test
  void oneForkGivesARatioAndNoVerdict() {
    ComparedRow row =
        only(
            compare(
                new Bench("old").row("a.B.c", "", 1),
                new Bench("new").row("a.B.c", "", 3, 3, 3, 3, 3)));

    assertThat(row.comparison().ratio().value()).isCloseTo(3, within(1e-12));
    assertThat(row.comparison().ratio().interval().isKnown()).isFalse();
    assertThat(row.comparison().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.comparison().evidence()).isEqualTo(Evidence.NONE);
    assertThat(row.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.EXPLORATORY);
    assertThat(row.regressed(0.05, false)).isFalse();
  }

  /** One of forty rows differs as much as chance lets one of forty differ. */
  @Test
  void whatOneRowWouldShowManyRowsDoNot() {
    Bench old = new Bench("old");
    Bench young = new Bench("new");
    for (int row = 0; row < 40; row++) {
      old.row("a.B.c", "n=" + row, 1, 1.1, 1.2, 1.3, 1.4);
      young.row("a.B.c", "n=" + row, 1, 1.1, 1.2, 1.3, 1.4);
    }
    Bench oldOne = new Bench("old").row("a.B.c", "n=x", 1, 1.1, 1.2, 1.3, 1.4);
    Bench youngOne = new Bench("new").row("a.B.c", "n=x", 1.3, 1.4, 1.5, 1.6, 1.7);
    old.row("a.B.c", "n=x", 1, 1.1, 1.2, 1.3, 1.4);
    young.row("a.B.c", "n=x", 1.3, 1.4, 1.5, 1.6, 1.7);

    assertThat(only(compare(oldOne, youngOne)).comparison().verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(compare(old, young).count(Verdict.SLOWER)).isZero();
  }

  @Test
  void aCommonShiftIsTakenOutOfEachRow() {
    RunComparison comparison =
        compare(
            rows("old", 1, 1, 1, 1, 1, 1, 1, 1), rows("new", 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 2));

    assertThat(comparison.shift().kind()).isEqualTo(CommonShift.Kind.COMMON);
    assertThat(comparison.shift().ratio().value()).isCloseTo(1.2, within(1e-9));
    assertThat(comparison.count(Verdict.SLOWER)).isEqualTo(8);
    assertThat(comparison.countApart(Verdict.SLOWER)).isEqualTo(1);
    assertThat(comparison.countApart(Verdict.EQUIVALENT)).isEqualTo(7);
    assertThat(comparison.regressions(false)).hasSize(8);
    assertThat(comparison.regressions(true))
        .extracting(ComparedRow::name)
        .containsExactly("B.row7");
    assertThat(comparison.rows().getLast().apart().orElseThrow().ratio().value())
        .isCloseTo(2 / 1.2, within(1e-9));
  }

  @Test
  void withoutACommonShiftRowsStandForThemselves() {
    RunComparison comparison =
        compare(rows("old", 1, 1, 1, 1, 1, 1, 1), rows("new", 1, 1, 1, 1, 1, 2, 0.5));

    assertThat(comparison.shift().kind()).isNotEqualTo(CommonShift.Kind.COMMON);
    assertThat(comparison.rows()).allMatch(row -> row.apart().isEmpty());
    assertThat(comparison.regressions(true)).isEqualTo(comparison.regressions(false));
    assertThat(comparison.regressions(false))
        .extracting(ComparedRow::name)
        .containsExactly("B.row5");
  }

  @Test
  void aDifferenceWithinTheThresholdIsNoRegression() {
    RunComparison comparison = compare(rows("old", 1), rows("new", 1.045));

    assertThat(comparison.regressions(false)).isEmpty();
  }

  @Test
  void aSecondaryMetricIsComparedAsItIs() {
    Bench old = new Bench("old").row("a.B.c", "metric.alloc=100", 1, 1.01, 1.02);
    Bench young = new Bench("new").row("a.B.c", "metric.alloc=200", 1, 1.01, 1.02);
    RunComparison comparison = compare(old, young, "--metric", "alloc");

    ComparedRow alloc = comparison.rows().getLast();
    assertThat(alloc.keys()).contains("alloc");
    assertThat(alloc.comparison().ratio().value()).isCloseTo(2, within(1e-9));
    assertThat(alloc.isTime()).isFalse();
    assertThat(comparison.shift().rows()).isEqualTo(1);
  }

  @Test
  void differentConditionsAreNamed() {
    RunComparison comparison =
        compare(
            new Bench("old").row("a.B.c", "jdk=21", 1, 1, 1).row("a.B.d", "jdk=21", 1, 1, 1),
            new Bench("new").row("a.B.c", "jdk=25", 1, 1, 1).row("a.B.d", "jdk=21", 1, 1, 1));

    assertThat(comparison.conditions())
        .containsExactly(
            new RunComparison.Condition("JVM", List.of("JDK 21"), List.of("JDK 25"), 1, false));
  }

  @Test
  void runsOnSeveralJdksAreNotForksOfOneThing() {
    ComparedRow row =
        only(
            compare(
                new Bench("old").row("a.B.c", "jdk=21", 1, 1, 1).row("a.B.c", "jdk=25", 2, 2, 2),
                new Bench("new").row("a.B.c", "jdk=25", 2, 2, 2)));

    assertThat(row.comparison().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.comparison().ratio().value()).isNaN();
    assertThat(row.warnings()).extracting(Warning::kind).contains(Warning.Kind.RESIDUE);
  }

  private static Bench fiveForks(String label, int slowFrom, int slowTo) {
    Bench bench = new Bench(label);
    Random random = new Random(7);
    for (int row = 0; row < 8; row++) {
      double[] forks = new double[5];
      for (int fork = 0; fork < 5; fork++) {
        boolean slow = row * 5 + fork >= slowFrom && row * 5 + fork < slowTo;
        forks[fork] = 10 * (row + 1) * (slow ? 2 : 1) * Math.exp(random.nextGaussian() * 0.01);
      }
      bench.row("a.B.row" + row, "", forks);
    }
    return bench;
  }

  /** Forks 12 to 27 are slow: from the third of the third row to the third of the sixth. */
  @Test
  void aSlowTimeThatBeginsInTheMiddleOfARowIsTheMachines() {
    RunComparison comparison = compare(fiveForks("old", 0, 0), fiveForks("new", 12, 28));

    assertThat(comparison.jumps())
        .extracting(
            RunComparison.MachineJump::run,
            RunComparison.MachineJump::row,
            RunComparison.MachineJump::fork,
            RunComparison.MachineJump::length)
        .containsExactly(tuple("new", "B.row2", 3, 16), tuple("new", "B.row5", 4, 12));
    assertThat(comparison.jumps().getFirst().ratio()).isCloseTo(2, within(0.05));
  }

  @Test
  void rowsThatMovedAsAWholeMayBeTheCodes() {
    assertThat(compare(fiveForks("old", 0, 0), fiveForks("new", 10, 25)).jumps()).isEmpty();
  }

  @Test
  void interleavedForksHaveNoOrderOfTime() {
    RunComparison comparison =
        RunComparer.compare(
            fiveForks("old", 0, 0).run(),
            fiveForks("new", 12, 28).run(),
            DecisionRule.standard(),
            View.standard(),
            Map.of());

    assertThat(comparison.jumps()).isEmpty();
  }

  @Test
  void forksThatDifferMoreThanTheRunsAreNamed() {
    ComparedRow row =
        only(
            compare(
                new Bench("old").row("a.B.c", "", 1, 1.01, 1.02, 1.01, 1),
                new Bench("new").row("a.B.c", "", 1, 2, 2, 2.1, 1)));

    assertThat(row.comparison().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.UNEVEN_FORKS);
    assertThat(row.warnings().getFirst().message()).startsWith("new: ");
  }

  @Test
  void aFilterChoosesRows() {
    Bench old = new Bench("old").row("a.B.c", "n=1", 1, 1, 1).row("a.B.c", "n=2", 1, 1, 1);
    Bench young = new Bench("new").row("a.B.c", "n=1", 1, 1, 1).row("a.B.c", "n=2", 1, 1, 1);

    assertThat(compare(old, young, "--filter", "n:2").rows()).hasSize(1);
    assertThatThrownBy(() -> compare(old, young, "--filter", "n:3"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("no result matches");
  }
}
