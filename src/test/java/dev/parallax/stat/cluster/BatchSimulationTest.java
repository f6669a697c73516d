package dev.parallax.stat.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.concurrency.pool.Pace;
import dev.parallax.stat.cluster.ClusterCosts.Busy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makespans that are known exactly, in milliseconds. */
class BatchSimulationTest {
  private static ClusterWork tasks(double... millis) {
    return new ClusterWork(
        Arrays.stream(millis).map(each -> each / 1e3).boxed().toList(), millis.length, false, true);
  }

  private static ClusterWork equal(int tasks, double millis) {
    return new ClusterWork(List.of(millis / 1e3), tasks, false, true);
  }

  private static double millis(ClusterWork work, int members, ClusterCosts costs) {
    return 1e3 * BatchSimulation.makespan(work, members, costs);
  }

  private static ClusterCosts dispatcher(double millis) {
    return new ClusterCosts(new Busy(millis / 1e3, 0), Busy.NEVER, 0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({"1, 160", "2, 80", "4, 40", "5, 40", "7, 30", "8, 20", "16, 10", "100, 10"})
  void withoutCostsEqualTasksTakeAsManyTurnsAsThereAreMembersForThem(int members, double expected) {
    assertThat(millis(equal(16, 10), members, ClusterCosts.NONE)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void theLongestTaskIsTheLeast() {
    assertThat(millis(tasks(50, 10, 10, 10), 4, ClusterCosts.NONE)).isCloseTo(50, within(1e-9));
  }

  /** The second message of a member is its own, even if another is idle: list scheduling has 30. */
  @Test
  void aTaskThatWaitsBehindALongOneIsNotTakenByAnother() {
    assertThat(millis(tasks(30, 10, 10, 10), 2, ClusterCosts.NONE)).isCloseTo(40, within(1e-9));
  }

  /** In the message behind a task of 10 ms are 20 of 0.1 ms; those not begun in time come back. */
  @Test
  void whatIsNotBegunWithinAQuantumIsRunByOthers() {
    double[] millis = new double[400];
    Arrays.fill(millis, 0.1);
    millis[0] = 10;
    double total = Arrays.stream(millis).sum();
    assertThat(millis(tasks(millis), 2, ClusterCosts.NONE)).isBetween(total / 2, total / 2 + 2.1);
  }

  @Test
  void ifTheDispatcherIsSlowestItIsBusyFromTheFirstMessageToTheLastAnswer() {
    double makespan = millis(equal(1000, 10), 1000, dispatcher(1));

    assertThat(makespan).isCloseTo(1000, within(10.0));
    assertThat(millis(equal(1000, 10), 500, dispatcher(1))).isCloseTo(1000, within(10.0));
    assertThat(millis(equal(1000, 10), 5, dispatcher(1))).isBetween(2000.0, 2020.0);
  }

  @Test
  void aLoneTaskTakesItsRoundTrip() {
    Busy busy = new Busy(2e-3, 1e-3);
    ClusterCosts costs = new ClusterCosts(busy, busy, 5e-3, 7e-3, 100e-3);
    ClusterWork sent = new ClusterWork(List.of(10e-3), 1, true, true);

    // Start, message out and in on both sides, the way twice, its input, a task on both sides.
    assertThat(millis(sent, 3, costs))
        .isCloseTo(100 + 2 + 2 + 2 * 5 + 7 + 2 * 1 + 10, within(1e-9));
  }

  @Test
  void membersThatAreNeverIdleHaveTheirMessagesAndTheirTasks() {
    ClusterCosts costs = new ClusterCosts(Busy.NEVER, new Busy(0.5e-3, 0), 1e-3, 0, 0);

    assertThat(millis(equal(100, 10), 1, costs)).isCloseTo(100 * 10.5 + 2, within(1e-6));
  }

  @Test
  void inputThatIsSentKeepsTheNetworkBusyForAllMembers() {
    ClusterCosts costs = new ClusterCosts(Busy.NEVER, Busy.NEVER, 0, 4e-3, 0);
    ClusterWork sent = new ClusterWork(List.of(10e-3), 100, true, true);

    assertThat(millis(sent, 100, costs)).isCloseTo(100 * 4 + 10, within(1e-6));
    assertThat(millis(sent, 1, costs)).isCloseTo(100 * 10 + 4, within(1e-6));
  }

  @Test
  void noClusterIsFasterThanItsMembersOrItsLongestTask() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int each = 0; each < 200; each++) {
      List<Double> seconds =
          Stream.generate(() -> Math.exp(random.nextGaussian() * 2) * 1e-3).limit(60).toList();
      int members = 1 + random.nextInt(40);
      ClusterWork work =
          new ClusterWork(
              seconds, 1 + random.nextInt(300), random.nextBoolean(), random.nextBoolean());
      double total = work.total();
      double longest = Collections.max(seconds.subList(0, Math.min(60, work.tasks())));
      double free = BatchSimulation.makespan(work, members, ClusterCosts.NONE);
      Busy busy = new Busy(1e-5, 1e-6);
      double costly =
          BatchSimulation.makespan(work, members, new ClusterCosts(busy, busy, 1e-4, 0, 0));

      assertThat(free).as("seed %s", seed).isGreaterThanOrEqualTo(total / members - 1e-9);
      assertThat(free).as("seed %s", seed).isGreaterThanOrEqualTo(longest - 1e-9);
      assertThat(free).as("seed %s", seed).isLessThanOrEqualTo(total + 1e-9);
      assertThat(costly).as("seed %s", seed).isGreaterThanOrEqualTo(longest + 2.2e-4);
    }
  }

  /** The simulation has the rule of the pools, which are in the other half of the suite. */
  @Test
  void aMessageHasAsManyTasksAsThePoolGivesIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int each = 0; each < 100; each++) {
      int members = 1 + random.nextInt(200);
      Pace pace = new Pace(members, Math.round(MessageSize.QUANTUM_SECONDS * 1e9));
      MessageSize size = new MessageSize(members);
      for (int message = 0; message < 50; message++) {
        int left = 1 + random.nextInt(100_000);
        assertThat(size.next(left)).as("seed %s", seed).isEqualTo(pace.next(left));
        int tasks = 1 + random.nextInt(1000);
        long nanos = random.nextLong(1, 10_000_000);
        pace.learn(tasks, nanos);
        size.learn(tasks, nanos * 1e-9);
      }
    }
  }
}
