package dev.parallax.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Families;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.cell.WorkerLadder;
import dev.parallax.campaign.jmh.ForkOptions;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.campaign.race.RoundLimits;
import dev.parallax.own.OwnJvm;
import dev.parallax.suite.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPlannerTest {
  private static final int CORES = 4;

  private static RunRequest request(List<String> jmh, boolean quick, String... parameters)
      throws BadRequest {
    return new RunRequest(
        JmhOptions.parse(jmh),
        ParameterArguments.parse(List.of(parameters)),
        OptionalInt.empty(),
        Optional.empty(),
        quick,
        false,
        false,
        true,
        OptionalLong.of(1),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Plan plan(List<String> jmh, String... parameters) throws BadRequest {
    return plan(request(jmh, false, parameters));
  }

  private static Plan plan(RunRequest request) throws BadRequest {
    try (OwnJvm jvm = request.ownWork().open()) {
      return new RunPlanner(request, CORES).plan(jvm);
    }
  }

  @Test
  void withoutArgumentsTheFiveWorkloadsOfTheArticleAreMeasured() throws BadRequest {
    Plan plan = plan(List.of());
    assertThat(plan.cells().stream().map(cell -> cell.params().get("workload")).distinct())
        .containsExactlyInAnyOrder("download", "file-write", "vector-add", "dot-product", "cpu");
    // Per workload: serial, three models at 2, 4, 8, and at 16 workers if it waits, three at 4
    // cold.
    assertThat(plan.cells()).hasSize(5 * (1 + 3 * 3 + 3) + 2 * 3);
    assertThat(plan.cells().stream().filter(cell -> cell.workers() == 4 * CORES))
        .extracting(cell -> cell.params().get("workload"))
        .containsOnly("download", "file-write");
    assertThat(plan.limits()).isEqualTo(RoundLimits.standard());
    // A twin in each family, warm and cold.
    assertThat(plan.forksPerRound()).isEqualTo(plan.cells().size() + 10);
  }

  @Test
  void aColdPoolHasAsManyWorkersAsThereAreCores() throws BadRequest {
    assertThat(plan(List.of("BatchBenchmark.cold")).cells())
        .extracting(Cell::workers)
        .containsOnly(CORES);
  }

  @Test
  void workersThatAreGivenHoldForColdPoolsToo() throws BadRequest {
    assertThat(plan(List.of("BatchBenchmark.cold"), "workers=3").cells())
        .extracting(Cell::workers)
        .containsOnly(3);
  }

  @Test
  void aQuickRunHasSerialAndThreeModelsAtTwoWorkerCounts() throws BadRequest {
    Plan plan = plan(request(List.of(), true));
    assertThat(plan.cells()).hasSize(5 * (1 + 3 * 2));
    assertThat(plan.cells()).extracting(Cell::workers).containsOnly(1, CORES, 4 * CORES);
    assertThat(plan.rounds()).isEqualTo(3);
  }

  @Test
  void serialHasNeitherModelNorWorkers() throws BadRequest {
    assertThat(plan(List.of("BatchBenchmark.serial"), "workload=cpu").cells())
        .singleElement()
        .satisfies(cell -> assertThat(cell.params()).containsOnlyKeys("workload", "size", "tasks"));
  }

  @Test
  void serialRunsCloseToTheWarmCellsOfItsWorkload() throws BadRequest {
    Plan plan = plan(List.of(), "workload=cpu,download", "workers=1");
    assertThat(plan.blocks()).hasSize(4);
    assertThat(new HashSet<>(plan.cells())).hasSameSizeAs(plan.cells());
    for (List<Cell> block : plan.blocks()) {
      List<String> names = block.stream().map(Cell::shortName).distinct().toList();
      assertThat(names.contains("BatchBenchmark.serial"))
          .isEqualTo(names.contains("BatchBenchmark.warm"));
    }
  }

  @Test
  void aModelWithoutWorkersStandsOnceBesideAllNumbersOfThem() throws BadRequest {
    Plan plan =
        plan(
            List.of("BatchBenchmark.warm"),
            "workload=cpu",
            "model=unbounded,forkjoin",
            "workers=1,2,4",
            "tasks=24");
    List<Cell> unbounded =
        plan.cells().stream().filter(cell -> cell.key().model().equals("unbounded")).toList();
    assertThat(plan.cells()).hasSize(1 + 3);
    assertThat(unbounded).hasSize(1);
    assertThat(unbounded.getFirst().allParams()).doesNotContainKey("workers");
    assertThat(unbounded.getFirst().workers()).isEqualTo(24);
  }

  @Test
  void carriersAreCrossedWithVirtualThreadsOnly() throws BadRequest {
    Plan plan =
        plan(
            List.of("BatchBenchmark.warm"),
            "workload=cpu",
            "model=platform,virtual,unbounded",
            "workers=1,2",
            "carriers=1,2,4");
    assertThat(plan.cells()).hasSize(2 + 2 * 3 + 3);
    assertThat(plan.cells().stream().filter(cell -> cell.key().model().startsWith("platform")))
        .allSatisfy(cell -> assertThat(cell.carriers()).isEmpty());
    assertThat(plan.cells().stream().map(cell -> cell.key().model()))
        .contains("virtual on 1 carrier", "virtual on 4 carriers", "unbounded on 2 carriers");
    assertThat(Families.of(plan.cells()).byName()).hasSize(1);
  }

  @Test
  void carriersOfModelsWithoutVirtualThreadsAreRefused() {
    assertThatThrownBy(() -> plan(List.of(), "model=platform,process", "carriers=2"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("-p carriers: nothing that is selected has this parameter");
  }

  @Test
  void aProfileIsAConditionOfACaseAndNoChoiceWithinOne() throws BadRequest {
    Plan plan =
        plan(
            List.of("BatchBenchmark.(serial|warm)"),
            "workload=cpu",
            "workers=2",
            "profile=clean,polluted");
    assertThat(plan.cells()).hasSize(2 * (1 + 3));
    Map<String, List<Cell>> families = Families.of(plan.cells()).byName();
    assertThat(families)
        .containsOnlyKeys("cpu profile=clean, warm", "cpu profile=polluted, warm")
        .allSatisfy((name, cells) -> assertThat(cells).hasSize(1 + 3));
    assertThat(families.get("cpu profile=polluted, warm"))
        .allSatisfy(cell -> assertThat(cell.profile()).contains(Profile.POLLUTED));
    assertThat(plan.blocks()).as("measured side by side").hasSize(1);
    assertThat(plan.twins()).hasSize(2);
  }

  @Test
  void withoutAProfileThatIsAskedForNoCellHasOne() throws BadRequest {
    assertThat(plan(List.of(), "workload=cpu").cells())
        .allSatisfy(cell -> assertThat(cell.allParams()).doesNotContainKey("profile"));
  }

  @Test
  void aProfileOfWhatRunsNoBatchesIsRefused() {
    assertThatThrownBy(() -> plan(List.of("StartBenchmark"), "profile=polluted"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("-p profile: nothing that is selected has this parameter");
  }

  @Test
  void workersOfAModelThatHasNoneAreRefused() {
    assertThatThrownBy(() -> plan(List.of("BatchBenchmark.warm"), "model=unbounded", "workers=2"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("-p workers: nothing that is selected has this parameter");
  }

  @Test
  void aSettingIsCrossedWithItsOwnWorkloadOnly() throws BadRequest {
    Plan plan = plan(List.of("BatchBenchmark.serial"), "workload=cpu,download", "latency=1,2,3");
    List<Map<String, String>> all = new ArrayList<>();
    plan.cells().forEach(cell -> all.add(cell.allParams()));
    assertThat(all).hasSize(4);
    assertThat(all.stream().filter(p -> "download".equals(p.get("workload"))))
        .extracting(p -> p.get("latency"))
        .containsExactly("1", "2", "3");
    assertThat(all.stream().filter(p -> "cpu".equals(p.get("workload"))))
        .allSatisfy(p -> assertThat(p).doesNotContainKey("latency"));
  }

  @Test
  void settingsStandInTheResultWithTheirDefaults() throws BadRequest {
    assertThat(plan(List.of("BatchBenchmark.serial"), "workload=download").cells())
        .singleElement()
        .satisfies(cell -> assertThat(cell.allParams()).containsEntry("latency", "5"));
    assertThat(plan(List.of("BatchBenchmark.serial"), "workload=download", "size=article").cells())
        .singleElement()
        .satisfies(cell -> assertThat(cell.allParams()).containsEntry("latency", "100"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model=fibers | platform, forkjoin, virtual, unbounded, process",
        "model=serial | platform, forkjoin, virtual, unbounded, process",
        "worker=2 | workers",
        "workers=two | a whole number from 1",
        "workers=0 | a whole number from 1",
        "workers=-1 | a whole number from 1",
        "carriers=none | a whole number from 1",
        "carriers=0 | a whole number from 1",
        "profile=dirty | clean, polluted",
        "workers=2000 | up to 1000, or more of threads alone, with -p model=platform,virtual",
        "workload=uplaod | download",
        "size=huge | default, article",
        "tasks=0 | default, article",
        "latency=soon | a whole number from 0",
        "url=ftp://host | loopback, or an address"
      })
  void whatIsNotValidIsNamedWithWhatIs(String parameter, String valid) {
    assertThatThrownBy(() -> plan(List.of(), parameter))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith("-p " + parameter.split("=", 2)[0])
        .hasMessageContaining("valid")
        .hasMessageContaining(valid)
        .message()
        .hasLineCount(1);
  }

  @Test
  void aShortBudgetHasShortIterationsAndWarmsUpForItsShare() throws BadRequest {
    Plan probe = Plans.within(Duration.ofSeconds(60), "workload=cpu", "workers=2");
    Plan longer = Plans.within(Duration.ofMinutes(2), "workload=cpu", "workers=2");

    assertThat(probe.adaptsWarmUp()).isTrue();
    assertThat(probe.options().perFork(Duration.ZERO, OptionalInt.empty(), false))
        .isEqualTo(Duration.ofMillis(50 + 2 * 80));
    assertThat(longer.options().perFork(Duration.ZERO, OptionalInt.empty(), false))
        .isEqualTo(Duration.ofMillis(2 * 3 * 100));
    // Three cells of an answer's three rounds, and four tenths of the time.
    assertThat(probe.longestWarmUp()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    assertThat(longer.longestWarmUp()).isGreaterThan(probe.longestWarmUp());
  }

  @Test
  void threadsMayBeMoreThanChildJvms() throws BadRequest {
    assertThat(
            plan(List.of("BatchBenchmark.warm"), "workload=cpu", "model=virtual", "workers=2000")
                .cells())
        .hasSize(1);
  }

  @Test
  void aSettingOfAWorkloadThatIsNotSelectedIsRefused() {
    assertThatThrownBy(() -> plan(List.of(), "workload=cpu", "latency=5"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("-p latency");
  }

  @ParameterizedTest
  @CsvSource({"-f,0", "-t,2", "-wm,BULK", "-wmb,cpu", "-wf,1"})
  void whatInterleavingCannotHonourIsRefusedByName(String option, String value) {
    assertThatThrownBy(() -> plan(List.of(option, value)))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith(option)
        .hasMessageContaining("--plain");
  }

  @Test
  void aBatchThatCannotFitIntoMemoryIsRefusedBeforeAnythingRuns() {
    assertThatThrownBy(() ->
            plan(
                List.of("BatchBenchmark.warm"),
                "workload=vector-add",
                "size=2000000000",
                "model=process",
                "workers=1000"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("MiB")
        .hasMessageContaining("vector-add");
  }

  @Test
  void aLadderForScalingHasAtLeastSixSteps() {
    for (int cores = 1; cores <= 128; cores++) {
      assertThat(WorkerLadder.scaling(cores).counts())
          .as("%d cores", cores)
          .hasSizeGreaterThanOrEqualTo(6)
          .contains(1, cores, 4 * cores)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void longOperationsHaveFewerTurnsAndTheUsersNumberIsKeptTo() throws BadRequest {
    ForkOptions options = plan(List.of()).options();
    assertThat(options.turns(Duration.ZERO, false)).isEqualTo(8);
    assertThat(options.turns(Duration.ofMillis(160), false)).isEqualTo(5);
    assertThat(options.turns(Duration.ofSeconds(5), false)).isEqualTo(3);
    assertThat(options.turns(Duration.ofSeconds(5), true)).as("elsewhere").isEqualTo(1);
    ForkOptions brief = ForkOptions.of(JmhOptions.parse(List.of()), true, false);
    assertThat(brief.turns(Duration.ZERO, false)).isEqualTo(6);
    assertThat(brief.turns(Duration.ofMillis(160), false)).isEqualTo(2);
    assertThat(brief.turns(Duration.ofMillis(700), false)).isEqualTo(2);
    assertThat(brief.turns(Duration.ofSeconds(5), false)).isEqualTo(1);
    assertThat(plan(List.of("-i", "2")).options().turns(Duration.ofSeconds(5), false)).isEqualTo(2);
  }
}
