package dev.parallax.stat.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.stat.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSimulationTest {
  private static final double MICRO = 1e-6;

  private static Measured measured(double seconds) {
    return Measured.of(List.of(seconds * 0.98, seconds, seconds, seconds * 1.02));
  }

  /** A message keeps a thread busy for 50 us, and is on its way for as long. */
  private static MeasuredCosts costs(Map<Integer, Measured> start) {
    return new MeasuredCosts(
        measured(200 * MICRO),
        measured(50 * MICRO),
        measured(0.1 * MICRO),
        Optional.empty(),
        new TreeMap<>(start));
  }

  private static ClusterSimulation simulation(
      List<Double> seconds, int tasks, MeasuredCosts costs) {
    ClusterWork work =
        new ClusterWork(seconds, tasks, costs.input().isPresent(), costs.start().isEmpty());
    return new ClusterSimulation(work, measured(work.total()), costs, 0.95, 0.05);
  }

  private static ClusterSimulation equal(double millis, int tasks) {
    return simulation(List.of(millis / 1e3), tasks, costs(Map.of()));
  }

  @Test
  void longTasksAreSpreadOverAllMembers() {
    SimulatedSize four = equal(100, 400).of(4);

    assertThat(four.speedUp().value()).isBetween(3.99, 4.0);
    assertThat(four.limit()).isEqualTo(Limit.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10000, 1000, DISPATCHER",
    "10, 10000, 100, NOTHING",
    "10, 16, 100, NUMBER_OF_TASKS",
    "10, 17, 16, NUMBER_OF_TASKS",
    "1, 400, 1, MESSAGES",
    "0.3, 400, 2, NOTHING",
  })
  void whatCostsMostIsTheLimit(double millis, int tasks, int members, Limit limit) {
    assertThat(equal(millis, tasks).of(members).limit()).isEqualTo(limit);
  }

  @Test
  void aDispatcherGivesNoMoreThanItsMessages() {
    // 10 ms each and 50 us for each message: 200 at most.
    assertThat(equal(10, 10_000).of(1000).speedUp().value()).isBetween(190.0, 200.0);
    assertThat(equal(10, 10_000).fewest(1000)).isBetween(180, 220);
  }

  @Test
  void oneLongTaskIsTheLimitWhereOthersWaitForIt() {
    assertThat(simulation(List.of(0.5, 0.01, 0.01, 0.01), 4, costs(Map.of())).of(4).limit())
        .isEqualTo(Limit.LONGEST_TASK);
  }

  @Test
  void aLongWayIsTheNetworks() {
    MeasuredCosts far =
        new MeasuredCosts(
            measured(5e-3),
            measured(50 * MICRO),
            measured(0.1 * MICRO),
            Optional.empty(),
            new TreeMap<>());

    assertThat(simulation(List.of(10e-3), 4, far).of(4).limit()).isEqualTo(Limit.NETWORK);
  }

  @Test
  void inputThatHasToGoToEachTaskIsTheNetworks() {
    MeasuredCosts sent =
        new MeasuredCosts(
            measured(200 * MICRO),
            measured(50 * MICRO),
            measured(0.1 * MICRO),
            Optional.of(measured(5e-3)),
            new TreeMap<>());

    SimulatedSize many = simulation(List.of(20e-3), 1000, sent).of(64);
    assertThat(many.limit()).isEqualTo(Limit.NETWORK);
    assertThat(many.speedUp().value()).isCloseTo(4, within(0.1));
  }

  @Test
  void startIsAStraightLineThroughWhatWasMeasured() {
    MeasuredCosts costs = costs(Map.of(2, measured(2), 4, measured(3)));

    assertThat(costs.of(2).start()).isCloseTo(2, within(1e-3));
    assertThat(costs.of(10).start()).isCloseTo(6, within(1e-3));
    SimulatedSize ten = simulation(List.of(0.1), 1000, costs).of(10);
    assertThat(ten.speedUp().value()).isCloseTo(100 / 16.0, within(0.1));
    assertThat(ten.limit()).isEqualTo(Limit.JOIN);
  }

  @Test
  void startThatGotShorterWithMoreMembersStaysAsItIs() {
    MeasuredCosts costs = costs(Map.of(2, measured(3), 4, measured(2)));

    assertThat(costs.of(1000).start()).isCloseTo(2.5, within(1e-3));
  }

  /**
   * Members that start one after the other: at some number more of them take longer than they save.
   */
  @Test
  void aColdClusterHasABestNumberOfMembers() {
    ClusterSimulation cold =
        simulation(List.of(0.1), 1000, costs(Map.of(2, measured(2), 4, measured(3))));

    // 100 s / n + 1 s + n / 2: least at 14.
    assertThat(cold.fewest(1000)).isBetween(10, 14);
  }

  @Test
  void theFewestMembersAreFoundExactlyWhereTheNumberOfTasksDecides() {
    assertThat(equal(100, 16).fewest(1000)).isEqualTo(16);
    assertThat(equal(100, 37).fewest(1000)).isEqualTo(37);
    assertThat(equal(100, 16).fewest(4)).isEqualTo(4);
  }

  @Test
  void theSameInputGivesTheSameFiguresWithAnIntervalAroundThem() {
    SimulatedSize once = equal(1, 400).of(16);

    assertThat(equal(1, 400).of(16)).isEqualTo(once);
    Interval interval = once.speedUp().interval();
    assertThat(interval.lo()).isLessThan(once.speedUp().value());
    assertThat(interval.hi()).isGreaterThan(once.speedUp().value());
    assertThat(interval.hi() / interval.lo()).isLessThan(1.2);
  }

  @Test
  void oneForkLeavesTheIntervalOpen() {
    Measured one = Measured.of(List.of(1e-4));
    MeasuredCosts costs = new MeasuredCosts(one, one, one, Optional.empty(), new TreeMap<>());

    assertThat(simulation(List.of(0.1), 16, costs).of(4).speedUp().interval().isKnown()).isFalse();
  }
}
