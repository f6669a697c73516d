package dev.parallax.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.JmhResults;
import dev.parallax.campaign.journal.Json;
import dev.parallax.campaign.journal.SomeRuns;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;

/** How many iterations of warm-up the cells of a campaign get, by what its forks have shown. */
class WarmUpsTest {
  private static final int MEASURED = 3;

  private final Plan plan = plan();
  private final CellNames names = new CellNames(plan.cells());
  private final Standing standing = new Standing();
  private final WarmUps warmUps = new WarmUps(plan, names, standing);

  private static Plan plan() {
    try {
      return Plans.plan(
          5, List.of("BatchBenchmark.warm", "BatchBenchmark.cold"), "workload=cpu", "workers=2");
    } catch (BadRequest e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatSettlesInTheFirstRoundHasThatManyInAllOthers() {
    runRound(1, 3);
    assertThat(inFork(2)).containsOnly(3);
    // Slower than the round before, which nobody asks any more.
    runRound(2, 100);
    assertThat(inFork(3)).containsOnly(3);
  }

  @Test
  void whereTheFirstRoundWasTooShortToTellTheSecondIsLongerAndTells() {
    runRound(1, 8);
    assertThat(inFork(2)).containsOnly(WarmUp.MOST);
    runRound(2, 7);
    assertThat(inFork(3)).containsOnly(7);
    runRound(3, 1);
    assertThat(inFork(4)).containsOnly(7);
  }

  @Test
  void whatDoesNotSettleInTheSecondRoundEitherHasTheMost() {
    runRound(1, 100);
    runRound(2, 100);
    assertThat(inFork(3)).containsOnly(WarmUp.MOST);
  }

  @Test
  void poolsOfChildJvmsThatStayOpenHaveAsManyAsThreads() {
    runRound(1, 3);
    assertThat(iterationsOf("BatchBenchmark.warm", true, 1)).containsOnly(WarmUp.FIRST_ROUND);
    assertThat(iterationsOf("BatchBenchmark.warm", true, 2)).containsOnly(3);
  }

  @Test
  void childJvmsThatEveryOperationStartsAnewAreNotWarmedUpForLong() {
    assertThat(iterationsOf("BatchBenchmark.cold", true, 1)).containsOnly(2);
    runRound(1, 100);
    assertThat(iterationsOf("BatchBenchmark.cold", true, 2)).containsOnly(2);
    assertThat(iterationsOf("BatchBenchmark.cold", false, 2)).containsOnly(WarmUp.MOST);
  }

  private List<Integer> inFork(int round) {
    return plan.cells().stream()
        .filter(cell -> !cell.isProcess())
        .map(cell -> warmUps.iterations(cell, round).orElseThrow())
        .toList();
  }

  private List<Integer> iterationsOf(String benchmark, boolean process, int round) {
    return plan.cells().stream()
        .filter(cell -> cell.shortName().equals(benchmark) && cell.isProcess() == process)
        .map(cell -> warmUps.iterations(cell, round).orElseThrow())
        .toList();
  }

  /** Forks of all cells, each getting faster for that many iterations. */
  private void runRound(int round, int slowIterations) {
    for (Cell cell : plan.cells()) {
      int warmUp = warmUps.iterations(cell, round).orElseThrow();
      List<Double> seconds =
          IntStream.range(0, warmUp + MEASURED)
              .mapToObj(i -> 0.1 * Math.pow(1.25, Math.max(0, slowIterations - i)))
              .toList();
      RunResult result = SomeRuns.taking(cell.benchmark(), seconds.subList(warmUp, seconds.size()));
      standing.apply(
          new Event.Measured(
              new Event.Place(names.of(cell), round, cell.block(), 1, 1),
              Instant.EPOCH,
              Instant.EPOCH,
              1,
              List.of(JmhResults.of(result, result.getParams())),
              new Observed(Json.Obj.EMPTY, seconds.subList(0, warmUp)).toJson()));
    }
  }
}
