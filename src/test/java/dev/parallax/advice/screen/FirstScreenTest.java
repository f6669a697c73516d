package dev.parallax.advice.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before all tables, from results of known truth. */
class FirstScreenTest {
  private static Rows run(double processStart) {
    return run(processStart, "metric.tree.memory=");
  }

  /** With a metric that is as many MB as there are workers; its name comes last. */
  private static Rows run(double processStart, String metrics) {
    Rows rows = new Rows(1).cell("BatchBenchmark.serial workload=cpu", 7, 3, fork -> 0.4);
    for (String model : List.of("platform", "virtual", "process")) {
      double cost = model.equals("process") ? 1.2 : model.equals("virtual") ? 1.06 : 1;
      for (int workers : new int[] {1, 2, 4}) {
        rows.cell(
            "BatchBenchmark.warm workload=cpu model="
                + model
                + " workers="
                + workers
                + " "
                + metrics
                + workers,
            7,
            3,
            fork -> 0.4 * cost / Math.min(workers, 2) * (1 + 0.002 * (fork % 3)));
      }
      double start = model.equals("process") ? processStart : 0;
      rows.cell(
          "BatchBenchmark.cold workload=cpu model=" + model + " workers=2",
          7,
          3,
          fork -> (0.2 * cost + start) * (1 + 0.002 * (fork % 3)));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metric.children.pss=900 metric.tree.rss.mean=800 metric.tree.rss.peak=",
        "metric.children.pss=900 metric.tree.rss.peak=800 metric.tree.pss="
      })
  void memoryIsThatOfTheWholeTreeWithoutWhatIsSharedIfThatIsKnown(String metrics) {
    FirstScreen.Use use = screen(run(1, metrics)).uses().getFirst();

    assertThat(use.memory().orElseThrow().value()).isEqualTo(2 * 0x1p20);
  }

  @Test
  void aDecidedWorkIsNamedWithItsSpeedUpItsBoundAndItsMemory() {
    FirstScreen.Use use = screen(run(1)).uses().getFirst();

    assertThat(use.work()).isEqualTo("cpu, warm");
    assertThat(use.use()).isEqualTo("platform x 2");
    assertThat(use.speedUp()).startsWith("2.00x (");
    assertThat(use.offTheBest()).startsWith("at most ").endsWith(" %");
    assertThat(use.memory().orElseThrow().value()).isEqualTo(2 * 0x1p20);
    assertThat(of(run(1), "CODE"))
        .containsExactly("var pool = Executors.newFixedThreadPool(2); // cpu, warm; cpu, cold");
    assertThat(of(run(1), "UNDECIDED")).isEmpty();
    assertThat(of(run(1), "PARALLEL HELPS?")).containsExactly("yes for all 2");
    assertThat(of(run(1), "WHICH WAY?").getFirst())
        .startsWith("decided for 2 of 2; ruled out")
        .contains("process 2");
  }

  @Test
  void whatAPoolsStartCostsIsReckonedFromColdLessWarm() {
    assertThat(of(run(1), "WHY").getFirst())
        .startsWith("start (cold less warm): platform")
        .contains("process 1.00 s");
    assertThat(of(run(1), "WOULD CHANGE IT").getFirst())
        .isEqualTo("process x 2 beats serial only after about 7 (cpu) batches");
  }

  @Test
  void aMeasuredStartIsPreferredToAReckonedOne() {
    Rows rows = run(1).cell("StartBenchmark.firstResult model=process", 5, 3, fork -> 0.08);

    assertThat(of(rows, "WHY").getFirst())
        .startsWith("start: a pool and its first result take process 80.");
  }

  @Test
  void anUndecidedWorkNamesAllThatCannotBeToldApartAndWhatWouldDecideIt() {
    Rows rows =
        new Rows(2)
            .cell("BatchBenchmark.serial workload=cpu depth=3", 5, 3, fork -> 0.4)
            .cell(
                "BatchBenchmark.warm workload=cpu depth=3 model=platform workers=2",
                5,
                3,
                fork -> 0.2 * (1 + 0.08 * (fork % 3)))
            .cell(
                "BatchBenchmark.warm workload=cpu depth=3 model=virtual workers=2",
                5,
                3,
                fork -> 0.2 * (1 + 0.08 * (fork * 2 % 3)));

    assertThat(screen(rows).uses().getFirst().use()).isEqualTo("no clear winner");
    assertThat(of(rows, "UNDECIDED").getFirst())
        .containsPattern(": (platform|virtual) x 2 leads; (platform|virtual) x 2");
    assertThat(of(rows, "CODE")).isEmpty();
    assertThat(of(rows, "NEXT").getFirst())
        .startsWith("java -jar benchmarks.jar BatchBenchmark.serial BatchBenchmark.warm -p")
        .containsPattern(
            "-p workload=cpu -p depth=3 -p model=platform,virtual -p workers=2 -f \\d+");
  }

  @Test
  void aValueThatNobodyTypesIsInNoCommand() {
    Rows rows = new Rows(3);
    String evil = "$(x)`'";
    rows.cell("BatchBenchmark.serial workload=cpu depth=" + evil, 1, 3, fork -> 0.4);
    rows.cell(
        "BatchBenchmark.warm model=platform workers=2 workload=cpu depth=" + evil,
        1,
        3,
        fork -> 0.2);

    assertThat(of(rows, "NEXT")).noneMatch(line -> line.contains(evil));
  }

  @Test
  void sixWorkerCountsTellHowFarItScales() {
    Rows rows = new Rows(4).cell("BatchBenchmark.serial workload=cpu", 5, 3, fork -> 0.4);
    for (int workers : new int[] {1, 2, 3, 4, 6, 8}) {
      rows.cell(
          "BatchBenchmark.warm workload=cpu model=platform workers=" + workers,
          5,
          3,
          fork -> 0.4 * (0.2 + 0.8 / workers) * (1 + 0.001 * (fork % 2)));
    }
    Scaling scaling = rows.report().sections().getFirst().scaling().getFirst();

    assertThat(scaling.model()).isEqualTo("platform");
    assertThat(scaling.words())
        .startsWith("serial share 20 %")
        .contains("no peak up to the 8 workers measured");
  }

  @Test
  void fewerWorkerCountsSayWhyThereIsNoLaw() {
    assertThat(run(1).report().sections().getFirst().scaling().getFirst().words())
        .isEqualTo("3 worker counts measured, and a scaling law needs 6 (--scaling)");
  }

  @ParameterizedTest
  @CsvSource({"5 7,5 or 7", "5 6 7,5 to 7", "5 6 8,5 or 6 or 8"})
  void numbersOfRoundsWithoutAGapAreOneRange(String rounds, String words) {
    Rows rows = new Rows(5);
    for (String each : rounds.split(" ", -1)) {
      int count = Integer.parseInt(each);
      rows.cell("BatchBenchmark.serial workload=work" + each, count, 3, fork -> 0.4);
      String warm = "BatchBenchmark.warm model=platform workers=2 workload=work" + each;
      rows.cell(warm, count, 3, fork -> 0.2 * (1 + 0.002 * (fork % 3)));
    }

    assertThat(String.join(" ", of(rows, "EVIDENCE"))).contains(words + " rounds x 3 iterations");
  }

  private static FirstScreen screen(Rows rows) {
    return rows.report().firstScreen().orElseThrow();
  }

  private static List<String> of(Rows rows, String label) {
    return screen(rows).points().stream()
        .filter(point -> point.label().equals(label))
        .flatMap(point -> point.sentences().stream())
        .toList();
  }
}
