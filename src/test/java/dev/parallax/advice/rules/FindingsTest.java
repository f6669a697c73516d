package dev.parallax.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.Report;
import dev.parallax.advice.Rows;
import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.result.Disturbance;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.table.BatchTable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One thing is wrong with a run that is otherwise fine, and that one thing is found. */
class FindingsTest {
  private static final int FORKS = 7;
  private static final int ITERATIONS = 6;

  private static Rows fine() {
    return new Rows(1)
        .cell("BatchBenchmark.serial workload=cpu tasks=16", FORKS, ITERATIONS, fork -> 0.4)
        .cell(
            "BatchBenchmark.warm workload=cpu tasks=16 model=platform workers=2",
            FORKS,
            ITERATIONS,
            fork -> 0.2)
        .cell(
            "BatchBenchmark.warm workload=cpu tasks=16 model=virtual workers=2",
            FORKS,
            ITERATIONS,
            fork -> 0.22);
  }

  private static final String THIRD =
      "BatchBenchmark.warm workload=cpu tasks=16 model=process workers=2";

  @Test
  void aRunWithNothingWrongHasNoFindings() {
    assertThat(fine().cell(THIRD, FORKS, ITERATIONS, fork -> 0.25).codes()).isEmpty();
  }

  @Test
  void forksThatStillWarmUpAreNotWarm() {
    List<double[]> warming =
        IntStream.range(0, FORKS)
            .mapToObj(fork -> new double[] {0.40, 0.39, 0.40, 0.25, 0.251, 0.249})
            .toList();

    assertThat(fine().row(THIRD, warming).codes())
        .contains("not-warm")
        .doesNotContain("not-steady", "unstable-forks");
  }

  @Test
  void forksThatSlowDownAreNotSteady() {
    List<double[]> slowing =
        IntStream.range(0, FORKS)
            .mapToObj(fork -> new double[] {0.25, 0.251, 0.249, 0.40, 0.39, 0.40})
            .toList();

    assertThat(fine().row(THIRD, slowing).codes())
        .contains("not-steady")
        .doesNotContain("not-warm");
  }

  @Test
  void iterationsThatJumpMakeAForkUnstable() {
    List<double[]> jumping =
        IntStream.range(0, FORKS)
            .mapToObj(fork -> new double[] {0.2, 0.4, 0.2, 0.4, 0.2, 0.4})
            .toList();

    assertThat(fine().row(THIRD, jumping).codes())
        .contains("unstable-forks")
        .doesNotContain("not-steady");
  }

  @Test
  void flagsThatEveryJvmHadByTheEnvironmentAreNamed() {
    Rows rows = fine().fact("jvm.environmentOptions", "JAVA_TOOL_OPTIONS=-Xint");

    assertThat(only(rows, "environment-options").message())
        .startsWith("all JVMs of the run had flags by the environment, JAVA_TOOL_OPTIONS=-Xint;");
    assertThat(fine().fact("jvm.environmentOptions", "").codes())
        .doesNotContain("environment-options");
  }

  @Test
  void forksThatUsedUpTheQuotaAreThrottledAndWeighLess() {
    Rows rows =
        fine()
            .cell(THIRD, FORKS, ITERATIONS, fork -> 0.25)
            .fact("cpu.allowed", "2")
            .fact("limits.quotaCores", "1.2")
            .disturbed(Disturbance.Kind.THROTTLED, THIRD, 2, 5);

    assertThat(rows.codes()).containsExactly("throttled", "cpu-quota");
    assertThat(only(rows, "throttled").message())
        .isEqualTo(
            "throttled in round 2 and 5: the CPU quota was used up, and all stood still for up to"
                + " 33 % of a fork's time; so it is suggestive at most; raise the quota, or use"
                + " fewer workers");
    assertThat(only(rows, "throttled").where()).isEqualTo("cpu, warm: process x 2");
    BatchTable table = (BatchTable) rows.report().sections().getFirst().table();
    assertThat(table.decision().pairs())
        .extracting(PairVerdict::evidence)
        .containsOnly(Evidence.FULL, Evidence.SUGGESTIVE);
  }

  @Test
  void aForkOfManyThatWasThrottledIsToldAndWeighsAsMuch() {
    Rows rows =
        fine()
            .cell(THIRD, FORKS, ITERATIONS, fork -> 0.25)
            .disturbed(Disturbance.Kind.THROTTLED, THIRD, 4);

    assertThat(only(rows, "throttled").message()).doesNotContain("suggestive");
  }

  @Test
  void aHostThatTakesCpuTimeNowAndThenIsNoFinding() {
    assertThat(
            fine()
                .cell(THIRD, FORKS, ITERATIONS, fork -> 0.25)
                .disturbed(Disturbance.Kind.STEAL, THIRD, 3, 4)
                .codes())
        .isEmpty();
    assertThat(
            fine()
                .cell(THIRD, FORKS, ITERATIONS, fork -> 0.25)
                .disturbed(Disturbance.Kind.STEAL, THIRD, 1, 3, 5, 7)
                .codes())
        .containsExactly("steal");
  }

  @Test
  void aMachineThatSlowsDownForAllCellsDrifts() {
    Rows rows =
        new Rows(2)
            .cell(
                "BatchBenchmark.serial workload=cpu",
                8,
                ITERATIONS,
                fork -> 0.4 * (fork < 4 ? 1 : 1.3))
            .cell(
                "BatchBenchmark.warm workload=cpu model=platform workers=2",
                8,
                ITERATIONS,
                fork -> 0.2 * (fork < 4 ? 1 : 1.3));

    Finding finding = only(rows, "drift");
    assertThat(finding.message()).contains("30 % longer");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void twoForksAreTooFew() {
    Rows rows =
        new Rows(3)
            .cell("BatchBenchmark.serial workload=cpu", 2, 3, fork -> 0.4)
            .cell("BatchBenchmark.warm workload=cpu model=platform workers=2", 2, 3, fork -> 0.2);

    assertThat(rows.codes()).contains("too-few-forks");
  }

  @Test
  void workersWithoutTasksAreNamed() {
    Finding finding =
        only(
            fine()
                .cell(
                    "BatchBenchmark.warm workload=cpu tasks=16 model=platform workers=32",
                    FORKS,
                    ITERATIONS,
                    fork -> 0.2),
            "idle-workers");

    assertThat(finding.where()).isEqualTo("cpu, warm: platform x 32");
    assertThat(finding.message()).contains("16 tasks").contains("-p tasks");
  }

  @Test
  void whatTheDefaultNumberOfTasksIsTheRunSaysBesideItsResults() {
    Rows rows =
        new Rows(1)
            .cell("BatchBenchmark.serial workload=cpu tasks=default", FORKS, ITERATIONS, f -> 0.4)
            .cell(
                "BatchBenchmark.warm workload=cpu tasks=default model=platform workers=32",
                FORKS,
                ITERATIONS,
                fork -> 0.2);
    assertThat(rows.codes()).doesNotContain("idle-workers");

    Finding finding = only(rows.fact("tasks.cpu default", "16"), "idle-workers");
    assertThat(finding.message()).contains("16 tasks");
  }

  @Test
  void forksThatAreAtWorkWhileTheyWaitForTheirTurnsAreSaidToBe() {
    Rows rows = new Rows(1);
    for (String cell :
        List.of(
            "serial workload=cpu metric.turns.waiting=0.01:cores",
            "warm workload=cpu model=platform workers=2 metric.turns.waiting=0.01:cores",
            "warm workload=cpu model=process workers=2 metric.turns.waiting=0.05:cores")) {
      rows.cell("BatchBenchmark." + cell, FORKS, ITERATIONS, fork -> 0.2);
    }

    Finding finding = only(rows, "busy-while-waiting");

    assertThat(finding.message())
        .startsWith("forks that waited for their turns used 7 % of a core together while another");
  }

  @Test
  void virtualThreadsThatWriteFilesOnFewerCarriersThanWorkersWaitForThem() {
    Rows rows = new Rows(1);
    for (String cell :
        List.of(
            "serial workload=file-write metric.tree.carriers=1:#",
            "warm workload=file-write model=platform workers=8",
            "warm workload=file-write model=virtual workers=2 metric.tree.carriers=2:#",
            "warm workload=file-write model=virtual workers=8 metric.tree.carriers=2:#")) {
      rows.cell("BatchBenchmark." + cell, FORKS, ITERATIONS, fork -> 0.2);
    }

    Finding finding = only(rows, "few-carriers");

    assertThat(finding.where()).isEqualTo("file-write, warm: virtual x 8");
    assertThat(finding.message()).contains("at most 2 carriers");
  }

  @Test
  void onlyFileOperationsKeepACarrier() {
    Rows rows =
        fine()
            .cell(
                "BatchBenchmark.warm workload=cpu tasks=16 model=virtual workers=8"
                    + " metric.tree.carriers=2:#",
                FORKS,
                ITERATIONS,
                fork -> 0.22);

    assertThat(rows.codes()).doesNotContain("few-carriers");
  }

  @Test
  void aForkThatMeasuredAHandfulOfShortOperationsIsNamed() {
    Finding finding =
        only(
            fine().iterationsOf(1e-3).cell(THIRD, FORKS, ITERATIONS, fork -> 5e-3),
            "few-operations");

    assertThat(finding.where()).isEqualTo("cpu, warm: process x 2");
    assertThat(finding.message()).contains("about 6 operations", "-r 100ms");
    assertThat(finding.severity()).isEqualTo(Severity.HINT);
  }

  @ParameterizedTest
  @CsvSource({
    // One operation in each iteration, and long enough.
    "0.1, 0.25, 3",
    // Longer than its iteration by far: the time to set is then without effect, and no harm.
    "0.01, 3, 1",
    // Many short ones.
    "0.15, 0.002, 3",
    // Few in an iteration, but many iterations.
    "0.001, 0.005, 20",
    // Short, with very many in it.
    "0.001, 0.00001, 6"
  })
  void fewOperationsThatAreLongAndManyThatAreShortAreNoFinding(
      double iterationSeconds, double seconds, int iterations) {
    assertThat(
            fine()
                .iterationsOf(iterationSeconds)
                .cell(THIRD, FORKS, iterations, fork -> seconds)
                .codes())
        .doesNotContain("few-operations");
  }

  @Test
  void aBatchOfMicrosecondsIsTooShort() {
    assertThat(fine().cell(THIRD, FORKS, ITERATIONS, fork -> 1e-4).codes()).contains("short-batch");
  }

  @Test
  void aBatchIsTooShortWhenHandingItOverIsMeasuredToTakeMuchOfIt() {
    Rows costly =
        fine()
            .cell(THIRD, FORKS, ITERATIONS, fork -> 0.25)
            .cell("DispatchBenchmark.roundTrip model=process workers=1", 5, 3, fork -> 0.02)
            .cell("DispatchBenchmark.roundTrip model=platform workers=1", 5, 3, fork -> 1e-5)
            .cell("DispatchBenchmark.amortised model=process workers=1", 5, 3, fork -> 0.01);

    Finding finding = only(costly, "short-batch");
    assertThat(finding.where()).isEqualTo("cpu, warm: process x 2");
  }

  @Test
  void manyForksFarFromTheRestAreWarnedOf() {
    Rows rows = new Rows(4);
    rows.cell("BatchBenchmark.serial workload=cpu", 8, 3, fork -> 0.4);
    for (String model : List.of("platform", "virtual", "process")) {
      for (int workers : new int[] {1, 2, 4}) {
        boolean wild = model.equals("process") && workers == 4;
        rows.cell(
            "BatchBenchmark.warm workload=cpu model=" + model + " workers=" + workers,
            8,
            3,
            fork -> wild && fork < 3 ? 0.6 : 0.2 * (1 + fork % 3 * 0.002));
      }
    }

    assertThat(only(rows, "much-clipped").where()).isEqualTo("cpu, warm: process x 4");
  }

  @Test
  void whereForksDifferMoreThanIterationsMoreRoundsAreAdvised() {
    Rows rows =
        new Rows(5)
            .cell("BatchBenchmark.serial workload=cpu", 5, 4, fork -> 0.4 * (1 + 0.3 * (fork % 3)))
            .cell(
                "BatchBenchmark.warm workload=cpu model=platform workers=2",
                5,
                4,
                fork -> 0.4 * (1 + 0.3 * (fork * 2 % 3)));

    assertThat(only(rows, "effort").message()).contains("more rounds help (-f)");
  }

  private static Finding only(Rows rows, String code) {
    List<Finding> found =
        rows.report().sections().stream()
            .flatMap(section -> section.findings().stream())
            .filter(finding -> finding.code().equals(code))
            .toList();
    assertThat(found).as(code + " among " + rows.codes()).hasSize(1);
    return found.getFirst();
  }

  @Test
  void aCellThatIsToldApartFromItselfMakesTheEvidenceSuggestive() {
    Map<String, String> platform =
        Map.of("workload", "cpu", "tasks", "16", "model", "platform", "workers", "2");
    List<Double> seconds = List.of(0.2, 0.201, 0.199, 0.2, 0.202);
    List<Double> slower = seconds.stream().map(s -> 1.1 * s).toList();
    Rows run = fine().cell(THIRD, FORKS, ITERATIONS, fork -> 0.25);

    Report equal =
        fine()
            .cell(THIRD, FORKS, ITERATIONS, fork -> 0.25)
            .twin("BatchBenchmark.warm", platform, seconds, seconds.reversed())
            .report();
    Report differing = run.twin("BatchBenchmark.warm", platform, seconds, slower).report();

    assertThat(evidence(equal)).isEqualTo(Evidence.FULL);
    assertThat(equal.sections().getFirst().findings()).isEmpty();
    assertThat(evidence(differing)).isEqualTo(Evidence.SUGGESTIVE);
    assertThat(run.codes()).containsExactly("twin-differs");
  }

  @Test
  void theTwinOfAnotherWorkIsOfNoConcern() {
    assertThat(
            fine()
                .cell(THIRD, FORKS, ITERATIONS, fork -> 0.25)
                .twin(
                    "BatchBenchmark.warm",
                    Map.of("workload", "download", "tasks", "16"),
                    List.of(0.2, 0.2, 0.2),
                    List.of(0.4, 0.4, 0.4))
                .codes())
        .isEmpty();
  }

  private static Evidence evidence(Report report) {
    return ((BatchTable) report.sections().getFirst().table()).decision().evidence();
  }

  @Test
  void aCellThatLeftTheRaceKeepsItsVerdictAndTheOthersTheirRounds() {
    Report report = fine().cell(THIRD, 3, ITERATIONS, fork -> 0.6 + fork * 0.001).report();

    BatchTable table = (BatchTable) report.sections().getFirst().table();
    assertThat(table.decision().rounds()).isEqualTo(FORKS);
    assertThat(report.sections().getFirst().findings())
        .extracting(Finding::code)
        .containsExactly("dropped");
  }
}
