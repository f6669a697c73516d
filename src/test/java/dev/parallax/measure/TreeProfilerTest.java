package dev.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.WorkerPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/** The profiler and a trial, driven as JMH drives them. */
class TreeProfilerTest {
  @Test
  void jmhFindsIt() {
    assertThat(ServiceLoader.load(Profiler.class)).hasAtLeastOneElementOfType(TreeProfiler.class);
  }

  @Test
  void settingsThatItDoesNotHaveAreRefused() throws ProfilerException {
    assertThat(new TreeProfiler("").getDescription()).startsWith("-prof tree: ");
    assertThatThrownBy(() -> new TreeProfiler("period=1"))
        .isInstanceOf(ProfilerException.class)
        .hasMessage("-prof tree:period=1: the only setting is off");
  }

  @ParameterizedTest
  @EnumSource(ConcurrencyModel.class)
  void allocationIsToldUnderEveryModelWhosePoolStaysOpen(ConcurrencyModel model) throws Exception {
    TreeProfiler profiler = new TreeProfiler();
    profiler.beforeIteration(benchmark(), iterations());
    Map<String, Double> figures;
    try (Trial trial = trial();
        WorkerPool pool = trial.openPool(model, 2)) {
      // As JMH does: the trial's set-up and tear-down are within the first and last iteration.
      Iteration.begin();
      assertThat(trial.verified(pool.run())).isNotZero();
      Iteration.end();
      figures = figures(profiler);
    }
    assertThat(figures).containsKeys("tree.alloc", "tree.gc.time", "tree.cpu");
    if (model == ConcurrencyModel.VIRTUAL) {
      // Beside those that work there may be some that other tests needed.
      assertThat(figures).hasEntrySatisfying("tree.carriers", n -> assertThat(n).isPositive());
    }
  }

  @Test
  void allocationIsAbsentWhereChildrenBeginAndEndWithinTheIteration() throws Exception {
    TreeProfiler profiler = new TreeProfiler();
    profiler.beforeIteration(benchmark(), iterations());
    Iteration.begin();
    try (Trial trial = trial();
        WorkerPool pool = trial.openPool(ConcurrencyModel.PROCESS, 2)) {
      assertThat(trial.verified(pool.run())).isNotZero();
    }
    Iteration.end();
    assertThat(figures(profiler))
        .containsKey("tree.cpu")
        .doesNotContainKeys("tree.alloc", "tree.gc.time");
  }

  /** Two vectors of 1000 doubles for each of four tasks; threads share them. */
  @ParameterizedTest
  @CsvSource({"PROCESS, 64000", "PLATFORM, "})
  void inputThatGoesToOtherJvmsIsTold(ConcurrencyModel model, Double bytes) throws Exception {
    Map<String, String> handedOver =
        HandOver.NOTHING.withSettings(Map.of("kind", "vector", "input", "sent")).properties();
    handedOver.forEach(System::setProperty);
    TreeProfiler profiler = new TreeProfiler();
    profiler.beforeIteration(benchmark(), iterations());
    try (Trial trial = Trial.open("dot-product", "1000", "4", Duration.ofMinutes(1));
        WorkerPool pool = trial.openPool(model, 2)) {
      Iteration.begin();
      assertThat(trial.verified(pool.run())).isNotZero();
      Iteration.end();
    } finally {
      handedOver.keySet().forEach(System::clearProperty);
    }
    assertThat(figures(profiler).get("tasks.sent")).isEqualTo(bytes);
  }

  @Test
  void ofTheWarmUpOnlyTheLastIterationIsMeasured() throws Exception {
    TreeProfiler profiler = new TreeProfiler();
    List<Boolean> measured = new ArrayList<>();
    for (IterationType type :
        List.of(IterationType.WARMUP, IterationType.WARMUP, IterationType.MEASUREMENT)) {
      profiler.beforeIteration(benchmark(), ProfiledTrials.iterations(type));
      Iteration.begin();
      Iteration.end();
      measured.add(!figures(profiler, type).isEmpty());
    }
    assertThat(measured).containsExactly(false, true, true);
  }

  @Test
  void anIterationInWhichABenchmarkThatTellsHasNotBegunHasNoFigures() throws Exception {
    TreeProfiler profiler = new TreeProfiler();
    List<Boolean> measured = new ArrayList<>();
    for (boolean tells : List.of(false, true, false, true)) {
      profiler.beforeIteration(benchmark(), iterations());
      if (tells) {
        Iteration.begin();
        Iteration.end();
      }
      measured.add(!figures(profiler).isEmpty());
    }
    // One that has never told anything is measured from call to call.
    assertThat(measured).containsExactly(true, true, false, true);
  }

  private static Trial trial() throws Exception {
    return Trial.open("noop", "default", "4", Duration.ofMinutes(1));
  }

  private static IterationParams iterations() {
    return ProfiledTrials.iterations(IterationType.MEASUREMENT);
  }

  private static BenchmarkParams benchmark() {
    return ProfiledTrials.benchmark("");
  }

  private static Map<String, Double> figures(TreeProfiler profiler) {
    return figures(profiler, IterationType.MEASUREMENT);
  }

  private static Map<String, Double> figures(TreeProfiler profiler, IterationType type) {
    IterationParams iterations = ProfiledTrials.iterations(type);
    IterationResult result =
        new IterationResult(benchmark(), iterations, new IterationResultMetaData(1, 1));
    return profiler.afterIteration(benchmark(), iterations, result).stream()
        .collect(Collectors.toMap(Result::getLabel, Result::getScore));
  }
}
