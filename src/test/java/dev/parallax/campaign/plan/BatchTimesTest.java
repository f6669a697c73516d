package dev.parallax.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.concurrency.ConcurrencyModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a round takes, by how long batches took when they were tried. */
class BatchTimesTest {
  private static final BatchTimes NONE =
      new BatchTimes(
          Map.of(), Map.of(), Map.of(), Optional.empty(), Map.of(), Duration.ofMillis(100));

  private static Plan plan(String... parameters) throws BadRequest {
    return Plans.plan(
        1,
        List.of(
            "BatchBenchmark.(serial|warm)",
            "-f",
            "1",
            "-wi",
            "1",
            "-w",
            "50ms",
            "-i",
            "2",
            "-r",
            "100ms"),
        parameters);
  }

  private static BatchTimes times(Plan plan, Map<ConcurrencyModel, Duration> byModel) {
    CellWork work = plan.cells().getFirst().work().orElseThrow();
    return new BatchTimes(
        Map.of(work.key(), byModel),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Map.of(),
        Duration.ofMillis(100));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void whatWasNotTriedTakesItsForksAndItsIterations() throws Exception {
    Plan plan = plan("workload=cpu", "model=platform", "workers=2");
    assertThat(NONE.round(plan, 2)).isEqualTo(millis(2 * (400 + 50 + 2 * 100)));
    assertThat(NONE.longestSerial()).isZero();
  }

  @Test
  void noIterationAndNoSetUpIsShorterThanABatch() throws Exception {
    Plan plan = plan("workload=cpu", "model=platform", "workers=2");
    BatchTimes times =
        times(
            plan,
            Map.of(ConcurrencyModel.SERIAL, millis(1000), ConcurrencyModel.PLATFORM, millis(80)));
    assertThat(times.longestSerial()).isEqualTo(millis(1000));
    long serial = 400 + 1000 + 3 * 1000;
    long platform = 400 + 1000 + 80 + 2 * 100;
    assertThat(times.round(plan, 2)).isEqualTo(millis(serial + platform));
  }

  @Test
  void eachChildJvmStartsAndRunsABatchForItselfOnTheCoresThereAre() throws Exception {
    Plan plan = plan("workload=cpu", "model=process", "workers=8");
    BatchTimes times =
        times(
            plan,
            Map.of(ConcurrencyModel.SERIAL, millis(200), ConcurrencyModel.PROCESS, millis(300)));
    long serial = 400 + 200 + 3 * 200;
    assertThat(times.round(plan, 2))
        .isEqualTo(millis(serial + 400 + 8 * 70 + 8 / 2 * 200 + 3 * 300));
    assertThat(times.round(plan, 16)).isEqualTo(millis(serial + 400 + 8 * 70 + 200 + 3 * 300));
  }
}
