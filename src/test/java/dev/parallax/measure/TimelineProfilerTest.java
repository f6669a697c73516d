package dev.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.WorkerPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.IterationType;

/** The profiler and a trial, driven as JMH drives them. */
class TimelineProfilerTest {
  @TempDir Path folder;

  /** What is done in every iteration. */
  private interface Work {
    void run() throws Exception;
  }

  private void profile(String settings, String param, Work work) throws Exception {
    TimelineProfiler profiler = new TimelineProfiler("dir=" + folder + ";" + settings);
    BenchmarkParams benchmark = ProfiledTrials.benchmark(param);
    for (IterationType type : List.of(IterationType.WARMUP, IterationType.MEASUREMENT)) {
      for (int i = 0; i < ProfiledTrials.ITERATIONS; i++) {
        IterationParams iteration = ProfiledTrials.iterations(type);
        profiler.beforeIteration(benchmark, iteration);
        work.run();
        assertThat(
                profiler.afterIteration(
                    benchmark, iteration, new IterationResult(benchmark, iteration, null)))
            .isEmpty();
      }
    }
  }

  private List<String> files() throws Exception {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static Trial trial(int tasks) throws Exception {
    return Trial.open("noop", "default", Integer.toString(tasks), Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @EnumSource(ConcurrencyModel.class)
  void theLastOperationOfTheLastIterationIsWrittenUnderEveryModel(ConcurrencyModel model)
      throws Exception {
    try (Trial trial = trial(5);
        WorkerPool pool = trial.openPool(model, 2)) {
      pool.warmUp(1);
      profile(
          "",
          "",
          () -> {
            for (int i = 0; i < 3; i++) {
              assertThat(trial.verified(pool.run())).isNotZero();
            }
          });
    }
    assertThat(files())
        .singleElement()
        .asString()
        .contains("\"schema\":\"parallax-timeline/1\"", "\"model\":\"" + model.label() + "\"")
        .contains("\"iteration\":2", "\"operationsInIteration\":3", "{\"number\":3")
        .contains("\"problems\":[]", "\"batch\":[0,")
        .containsPattern("\"worker\":\\[[01](,[01]){4}\\]")
        .doesNotContain("\"open\"", "\"close\"", "\"round\"");
  }

  @ParameterizedTest
  @EnumSource(ConcurrencyModel.class)
  void openingAndClosingBelongToAnOperationThatDoesBoth(ConcurrencyModel model) throws Exception {
    try (Trial trial = trial(1)) {
      profile(
          "",
          "",
          () -> {
            try (WorkerPool pool = trial.openPool(model, 1)) {
              assertThat(trial.verified(pool.run())).isEqualTo(trial.verified(pool.run()));
            }
          });
    }
    // The second operation found the pool open; closing is of the first, which was not kept.
    assertThat(files()).singleElement().asString().doesNotContain("\"open\"", "\"close\"");
    Files.delete(only());
    try (Trial trial = trial(1)) {
      profile(
          "",
          "",
          () -> {
            try (WorkerPool pool = trial.openPool(model, 1)) {
              var unused = trial.verified(pool.run());
            }
          });
    }
    assertThat(files())
        .singleElement()
        .asString()
        .contains("\"open\":[0,", "\"batch\":[", "\"close\":[", "\"problems\":[]");
  }

  @Test
  void aTimelineMayBeReadByWhoeverMayReadAnOrdinaryFile() throws Exception {
    Path ordinary = Files.createFile(folder.resolveSibling("ordinary"));
    try (Trial trial = trial(1);
        WorkerPool pool = trial.openPool(ConcurrencyModel.PLATFORM, 1)) {
      profile("", "", () -> trial.verified(pool.run()));
    }
    assertThat(Files.getPosixFilePermissions(only()))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
    Files.delete(ordinary);
  }

  /** Whether operations were recorded is seen by carriers, which are noted then only. */
  private List<Boolean> recorded(String settings, int operations) throws Exception {
    List<Boolean> recorded = new ArrayList<>();
    try (Trial trial = trial(1);
        WorkerPool pool = trial.openPool(ConcurrencyModel.VIRTUAL, 1)) {
      profile(
          settings,
          "",
          () -> {
            for (int i = 0; i < operations; i++) {
              recorded.add(pool.run().carriers().isPresent());
            }
          });
    }
    return recorded;
  }

  @Test
  void everyOtherOperationOfWarmUpIsRecordedAndThrownAway() throws Exception {
    assertThat(recorded("", 3))
        .containsExactly(
            true, false, true, // warm-up
            false, true, false, // warm-up
            false, false, false, // measured
            true, true, true); // measured, the last
    assertThat(files()).singleElement().asString().contains("\"iteration\":2", "{\"number\":3");
  }

  @Test
  void whereAnIterationHasOneOperationEveryOtherIterationOfWarmUpIsRecorded() throws Exception {
    assertThat(recorded("", 1)).containsExactly(true, false, false, true);
    assertThat(files()).hasSize(1);
  }

  @Test
  void operationsThatOpenAPoolAreRecordedInTurnsToo() throws Exception {
    List<Boolean> recorded = new ArrayList<>();
    try (Trial trial = trial(1)) {
      profile(
          "",
          "",
          () -> {
            for (int i = 0; i < 2; i++) {
              try (WorkerPool pool = trial.openPool(ConcurrencyModel.VIRTUAL, 1)) {
                recorded.add(pool.run().carriers().isPresent());
              }
            }
          });
    }
    assertThat(recorded).containsExactly(true, false, false, true, false, false, true, true);
    assertThat(files()).singleElement().asString().contains("\"open\":[0,", "\"close\":[");
  }

  @Test
  void warmUpIsLeftAloneWhereNothingIsRecorded() throws Exception {
    assertThat(recorded("iterations=none", 2)).hasSize(8).doesNotContain(true);
    assertThat(files()).isEmpty();
  }

  private Path only() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  @Test
  void iterationsAndNumberOfOperationsCanBeChosen() throws Exception {
    try (Trial trial = trial(1);
        WorkerPool pool = trial.openPool(ConcurrencyModel.SERIAL, 1)) {
      Work threeBatches =
          () -> {
            for (int i = 0; i < 3; i++) {
              var unused = pool.run();
            }
          };
      profile("iterations=none", "", threeBatches);
      assertThat(files()).isEmpty();
      profile("iterations=1+2;operations=2", "", threeBatches);
      assertThat(files())
          .hasSize(2)
          .allSatisfy(text -> assertThat(text).contains("\"number\":2", "\"number\":3"));
    }
  }

  @Test
  void aForkReplacesTheFileOfTheForkBeforeUnlessAllAreKept() throws Exception {
    try (Trial trial = trial(1);
        WorkerPool pool = trial.openPool(ConcurrencyModel.SERIAL, 1)) {
      profile("", "", pool::run);
      profile("", "", pool::run);
      assertThat(files()).hasSize(1);
      profile("", "another cell", pool::run);
      assertThat(files()).hasSize(2);
      profile("keep=all", "", pool::run);
      assertThat(files()).hasSize(3);
    }
  }

  @Test
  void aTwinsForkLeavesTheFileOfItsCellAsItIs() throws Exception {
    try (Trial trial = trial(1);
        WorkerPool pool = trial.openPool(ConcurrencyModel.SERIAL, 1)) {
      profile("", "", pool::run);
      List<String> ofTheCell = files();
      System.setProperty(HandOver.PREFIX + "twin", "true");
      try {
        profile("", "", pool::run);
        profile("keep=all", "", pool::run);
      } finally {
        System.clearProperty(HandOver.PREFIX + "twin");
      }
      assertThat(files()).isEqualTo(ofTheCell).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(ConcurrencyModel.class)
  void carriersAreWrittenUnderTheModelsThatHaveThem(ConcurrencyModel model) throws Exception {
    try (Trial trial = trial(3);
        WorkerPool pool = trial.openPool(model, 2)) {
      profile("", "", pool::run);
    }
    String text = files().getFirst();
    if (model == ConcurrencyModel.VIRTUAL || model == ConcurrencyModel.UNBOUNDED) {
      // The first task of a worker is always noted; others are if they are long enough.
      assertThat(text)
          .containsPattern("\"startCarrier\":\\[([1-9]|[1-9].*,[1-9]|null.*[1-9])")
          .containsPattern("\"stopCarrier\":\\[(\\d+|null),(\\d+|null),(\\d+|null)\\]");
    } else {
      assertThat(text).doesNotContain("Carrier");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../etc/passwd",
        "a/b\\c:d*?\"<>|",
        "<script>alert(1)</script>",
        "line\nbreak\u0000",
        "\u202eright to left",
        "\ud800",
        "=cmd()"
      })
  void aHostileParameterStaysInsideTheFolderAndTheFormat(String param) throws Exception {
    try (Trial trial = trial(1);
        WorkerPool pool = trial.openPool(ConcurrencyModel.SERIAL, 1)) {
      profile("", param + "x".repeat(300), pool::run);
    }
    assertThat(only().getFileName().toString()).matches("[A-Za-z0-9._-]{1,120}\\.json");
    assertThat(files().getFirst().lines()).hasSize(10);
  }

  @Test
  void whatHappensOutsideOfAnIterationIsNobodysOperation() throws Exception {
    try (Trial trial = trial(1);
        WorkerPool pool = trial.openPool(ConcurrencyModel.SERIAL, 1)) {
      assertThat(pool.run().size()).isEqualTo(1);
      profile("", "", () -> {});
    }
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "iterations=0",
        "iterations=",
        "iterations=1+x",
        "operations=0",
        "operations=1001",
        "operations=99999999999",
        "keep=some",
        "unknown=1"
      })
  void aSettingThatIsNotOneIsRefusedWithThoseThatAre(String settings) {
    assertThatThrownBy(() -> new TimelineProfiler(settings))
        .isInstanceOf(ProfilerException.class)
        .hasMessageContaining("allowed are iterations=last|all|none")
        .message()
        .hasLineCount(1);
  }
}
