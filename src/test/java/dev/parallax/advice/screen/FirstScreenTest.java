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
    FirstScreen.Row row = screen(run(1, metrics)).rows().getFirst();

    assertThat(row.memory().orElseThrow().value()).isEqualTo(2 * 0x1p20);
  }

  @Test
  void aRowHasFourAnswersAndWhatToUseWithItsSpeedUpItsBoundAndItsMemory() {
    List<FirstScreen.Row> rows = screen(run(1)).rows();
    FirstScreen.Row warm = rows.getFirst();

    assertThat(warm.work()).isEqualTo("cpu, warm");
    assertThat(warm.answers()).containsExactly("yes", "threads", "platform", "2");
    assertThat(warm.use()).isEqualTo("platform x 2");
    assertThat(warm.speedUp().orElseThrow().value()).isBetween(1.99, 2.01);
    assertThat(warm.bound()).isBetween(1.0, 1.05);
    assertThat(warm.memory().orElseThrow().value()).isEqualTo(2 * 0x1p20);
    assertThat(rows.getLast().answers()).containsExactly("yes", "threads", "platform", "2 only");
    assertThat(of(run(1), "Code"))
        .containsExactly("var pool = Executors.newFixedThreadPool(2); // cpu, warm; cpu, cold");
    assertThat(of(run(1), "Open")).isEmpty();
    assertThat(of(run(1), "Next").getFirst()).startsWith("no question is open; ");
  }

  @Test
  void whatAPoolsStartCostsIsReckonedFromColdLessWarm() {
    assertThat(of(run(1), "Why").getFirst())
        .startsWith("start (cold less warm): platform")
        .contains("process 1.00 s");
    assertThat(of(run(1), "Why"))
        .contains("cold: process x 2 beats serial only after about 7 (cpu) batches");
  }

  @Test
  void aMeasuredStartIsPreferredToAReckonedOne() {
    Rows rows = run(1).cell("StartBenchmark.firstResult model=process", 5, 3, fork -> 0.08);

    assertThat(of(rows, "Why").getFirst())
        .startsWith("start: a pool and its first result take process 80.");
  }

  @Test
  void anOpenQuestionSaysHowManyRoundsWouldDoAndTheRestIsAnswered() {
    double[] serial = {0.401, 0.409, 0.396, 0.404, 0.413};
    double[] platform = {0.197, 0.218, 0.203, 0.226, 0.211};
    double[] virtual = {0.219, 0.202, 0.212, 0.206, 0.230};
    String warm = "BatchBenchmark.warm workload=cpu depth=3 workers=2 model=";
    Rows rows =
        new Rows(2)
            .cell("BatchBenchmark.serial workload=cpu depth=3", 5, 3, fork -> serial[fork])
            .cell(warm + "platform", 5, 3, fork -> platform[fork])
            .cell(warm + "virtual", 5, 3, fork -> virtual[fork]);

    FirstScreen.Row row = screen(rows).rows().getFirst();
    assertThat(row.answers()).containsExactly("yes", "not asked", "open", "2 only");
    assertThat(row.use()).isEqualTo("threads x 2");
    assertThat(row.withinMargin()).isFalse();
    assertThat(of(rows, "Open"))
        .singleElement()
        .asString()
        .containsPattern("^platform or virtual \\(rounds that would do\\): cpu \\d+$");
    assertThat(of(rows, "Next").getFirst())
        .startsWith("java -jar benchmarks.jar BatchBenchmark.serial BatchBenchmark.warm -p")
        .containsPattern(
            "-p workload=cpu -p depth=3 -p model=platform,virtual -p workers=2 -f \\d+");
  }

  @Test
  void anAnswerThatTurnsWithTheWorkersIsSaidForEachNumberOfThem() {
    assertThat(of(turning(), "By workers"))
        .containsExactly("cpu: at 2 workers either, from 4 on threads");
  }

  @Test
  void anAnswerThatIsTheMostThatWasTriedSaysSo() {
    assertThat(screen(turning()).rows().getFirst().answers()).endsWith("8");
    assertThat(of(turning(), "More workers"))
        .containsExactly("cpu: 8 is the most that was tried: -p workers=16,32 goes further");
  }

  /** Child JVMs keep up at two workers only. */
  private static Rows turning() {
    Rows rows = new Rows(7).cell("BatchBenchmark.serial workload=cpu", 7, 3, fork -> 0.8);
    for (int workers : new int[] {2, 4, 8}) {
      for (String model : List.of("platform", "virtual", "process")) {
        double time = model.equals("process") ? 0.4 : 0.8 / workers;
        double step = model.equals("virtual") ? 0.003 : 0.002;
        rows.cell(
            "BatchBenchmark.warm workload=cpu model=" + model + " workers=" + workers,
            7,
            3,
            fork -> time * (1 + step * (fork * workers % 3)));
      }
    }
    return rows;
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

    assertThat(of(rows, "Next")).noneMatch(line -> line.contains(evil));
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

    assertThat(String.join(" ", of(rows, "Evidence"))).contains(words + " rounds x 3 iterations");
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
