package dev.parallax.campaign.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;

/** What the race judges by has to be what the report prints. */
class SecondsTest {
  private static ModeResult fork(Mode mode) {
    RunResult run = new SomeRuns(new Random(5), 1).run("a.B.c", mode, TimeUnit.MILLISECONDS, 1);
    return JmhResults.of(run, run.getParams());
  }

  @Test
  void ratesBecomeTimesIterationByIteration() {
    List<ModeResult> results = List.of(fork(Mode.Throughput));
    List<Double> iterations = Seconds.ofIterations(results);
    assertThat(iterations).hasSizeGreaterThan(1);
    assertThat(Seconds.perOperation(results).orElseThrow())
        .isCloseTo(
            iterations.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
            within(1e-15));
  }

  @Test
  void timesAreAveragedAsTheyAre() {
    List<ModeResult> results = List.of(fork(Mode.AverageTime));
    assertThat(Seconds.perOperation(results).orElseThrow())
        .isCloseTo(
            Seconds.ofIterations(results).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow(),
            within(1e-12));
  }
}
