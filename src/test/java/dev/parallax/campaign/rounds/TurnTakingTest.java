package dev.parallax.campaign.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.MemoryNeeds;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.jmh.JmhRun;
import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.jmh.SomeRuns;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.Plans;
import dev.parallax.campaign.race.RoundLimits;
import dev.parallax.machine.MemoryLimit;
import dev.parallax.measure.WarmUpLimits;
import dev.parallax.measure.turn.Seat;
import dev.parallax.measure.turn.TurnGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;

/** Forks that live side by side; the forks are threads at the fork's end of the real channel. */
@Timeout(60)
class TurnTakingTest {
  private static final long GIBI = 1L << 30;

  @TempDir Path folder;

  /** What is wrong with a fork. */
  private enum Fault {
    NONE,
    ENDS_BEFORE_ITS_FIRST_TURN,
    DIES_IN_A_TURN
  }

  /** Forks as JMH runs them, but for the work. */
  private static final class Forks implements ForkRecorder.ForkRunner {
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
    private final List<String> untimed = new CopyOnWriteArrayList<>();
    private final Set<String> alive = new ConcurrentSkipListSet<>();
    private final List<Integer> aliveInTurns = new CopyOnWriteArrayList<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger preparing = new AtomicInteger();
    private final AtomicInteger mostPreparing = new AtomicInteger();
    private volatile int mostAtOnce;
    private final int count;
    private volatile Runnable beforeFirstTurn = () -> {};
    private volatile Runnable inEachTurn = () -> {};

    Forks(Plan plan) {
      this.count = planned(plan);
    }

    @Override
    public Outcome run(PlannedFork planned, Optional<WarmUpLimits> warmUp, Optional<Seat> seat) {
      String label = planned.slot().label();
      Fault fault = faults.getOrDefault(label, Fault.NONE);
      if (seat.isPresent() && fault == Fault.ENDS_BEFORE_ITS_FIRST_TURN) {
        return new Outcome.Failed("broken", "it ended before its first turn");
      }
      if (seat.isPresent() && !hasTurns(label, seat.get(), fault)) {
        return new Outcome.Failed("broken", "it died in a turn");
      }
      return JmhRun.measured(
          List.of(
              new SomeRuns(new Random(label.hashCode()), 1)
                  .run(planned.cell().benchmark(), Mode.AverageTime, TimeUnit.MILLISECONDS, 1)),
          planned.cell(),
          1,
          List.of());
    }

    private boolean hasTurns(String label, Seat seat, Fault fault) {
      alive.add(label);
      mostPreparing.accumulateAndGet(preparing.incrementAndGet(), Math::max);
      try (TurnGate gate = TurnGate.connect(seat.address(), seat.number())) {
        beforeFirstTurn.run();
        preparing.decrementAndGet();
        gate.awaitUntimed();
        assertThat(turns).as("an untimed turn comes before all others").doesNotContainKey(label);
        untimed.add(label);
        for (int turn = 0; turn < count; turn++) {
          gate.await();
          mostAtOnce = Math.max(mostAtOnce, atOnce.incrementAndGet());
          turns.computeIfAbsent(label, unused -> new AtomicInteger()).incrementAndGet();
          aliveInTurns.add(alive.size());
          order.add(label);
          inEachTurn.run();
          atOnce.decrementAndGet();
          if (fault == Fault.DIES_IN_A_TURN && turn == count / 2) {
            return false;
          }
        }
        gate.await();
        return true;
      } catch (IOException e) {
        return false; // the campaign has ended
      } finally {
        alive.remove(label);
      }
    }

    int turnsOf(Cell cell) {
      return turns.getOrDefault(cell.label(), new AtomicInteger()).get();
    }
  }

  private static Plan plan(long memoryBytes) throws Exception {
    Plan plan =
        Plans.plan(7, List.of("BatchBenchmark.(serial|warm)"), "workload=noop", "workers=1,2");
    return new Plan(
        plan.blocks(),
        Map.of(),
        RoundLimits.fixed(1),
        plan.budget(),
        true,
        true,
        plan.seed(),
        plan.options(),
        new MemoryNeeds(new MemoryLimit(memoryBytes, Optional.empty()), GIBI / 8, false, 2));
  }

  private List<Event> run(Plan plan, ForkRecorder.ForkRunner forks, StopRequest stop)
      throws Exception {
    CampaignIn campaign = new CampaignIn(folder);
    campaign.begin(plan);
    var unused = campaign.run(plan, forks, stop);
    return campaign.content().events();
  }

  private static int planned(Plan plan) {
    return plan.options().turns(Duration.ZERO, false);
  }

  private static List<String> measured(List<Event> events, CellNames names) {
    return events.stream()
        .filter(Event.Measured.class::isInstance)
        .map(event -> names.named(((Event.Measured) event).place().cell()).orElseThrow().label())
        .toList();
  }

  @Test
  void allForksOfABlockLiveAndOneOfThemAtATimeHasItsTurn() throws Exception {
    Plan plan = plan(16 * GIBI);
    Forks forks = new Forks(plan);
    List<Event> events = run(plan, forks, new StopRequest());
    int cells = plan.cells().size();
    assertThat(measured(events, new CellNames(plan.cells()))).hasSize(cells);
    assertThat(plan.cells())
        .allSatisfy(cell -> assertThat(forks.turnsOf(cell)).isEqualTo(planned(plan)));
    assertThat(forks.untimed)
        .containsExactlyInAnyOrderElementsOf(plan.cells().stream().map(Cell::label).toList());
    assertThat(forks.mostAtOnce).isEqualTo(1);
    assertThat(forks.aliveInTurns).containsOnly(cells);
    // Each cycle has all of them, and not always in the same order.
    List<List<String>> cycles =
        IntStream.range(0, planned(plan))
            .mapToObj(cycle -> forks.order.subList(cycle * cells, (cycle + 1) * cells))
            .toList();
    assertThat(cycles).allSatisfy(cycle -> assertThat(cycle).doesNotHaveDuplicates());
    assertThat(Set.copyOf(cycles)).hasSizeGreaterThan(1);
  }

  @Test
  void oneForkStartsWhileAnotherWarmsUpAndNoThird() throws Exception {
    Plan plan = plan(16 * GIBI);
    Forks forks = new Forks(plan);
    CountDownLatch two = new CountDownLatch(2);
    forks.beforeFirstTurn =
        () -> {
          two.countDown();
          await(two);
        };
    var unused = run(plan, forks, new StopRequest());
    assertThat(forks.mostPreparing.get()).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).as("a second fork has started").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void forksThatEndTooEarlyLeaveTheOthersTheirTurnsAndRunAgain() throws Exception {
    Plan plan = plan(16 * GIBI);
    Forks forks = new Forks(plan);
    forks.faults.put(plan.cells().get(1).label(), Fault.ENDS_BEFORE_ITS_FIRST_TURN);
    forks.faults.put(plan.cells().get(2).label(), Fault.DIES_IN_A_TURN);
    List<Event> events = run(plan, forks, new StopRequest());
    assertThat(measured(events, new CellNames(plan.cells())))
        .containsExactlyInAnyOrderElementsOf(plan.cells().stream().map(Cell::label).toList());
    assertThat(events.stream().filter(Event.Failed.class::isInstance)).hasSize(2);
    assertThat(forks.turnsOf(plan.cells().getFirst())).isEqualTo(planned(plan));
  }

  @Test
  void withLittleMemoryGroupsShareAForkWhoseTurnsAreSpreadOverThem() throws Exception {
    Plan plan = plan(GIBI);
    List<List<Slot>> groups = plan.turnGroups(plan.slots().getFirst());
    assertThat(groups).hasSizeGreaterThan(1);
    Forks forks = new Forks(plan);
    List<Event> events = run(plan, forks, new StopRequest());
    assertThat(measured(events, new CellNames(plan.cells()))).hasSize(plan.cells().size());
    assertThat(plan.cells())
        .allSatisfy(cell -> assertThat(forks.turnsOf(cell)).isEqualTo(planned(plan)));
    assertThat(forks.aliveInTurns).allMatch(alive -> alive < plan.cells().size());
  }

  @Test
  void withNoMemoryForTwoForksTheyRunOneAfterTheOther() throws Exception {
    Plan plan = plan(GIBI / 5);
    assertThat(plan.turnGroups(plan.slots().getFirst())).isEmpty();
    Forks forks = new Forks(plan);
    List<Event> events = run(plan, forks, new StopRequest());
    assertThat(measured(events, new CellNames(plan.cells()))).hasSize(plan.cells().size());
    assertThat(forks.order).isEmpty();
  }

  @Test
  void aRunThatIsStoppedInATurnEndsAllForksAndRecordsNone() throws Exception {
    Plan plan = plan(16 * GIBI);
    Forks forks = new Forks(plan);
    StopRequest stop = new StopRequest();
    forks.inEachTurn = () -> stop.endAfter(Duration.ZERO);
    List<Event> events = run(plan, forks, stop);
    assertThat(measured(events, new CellNames(plan.cells()))).isEmpty();
    assertThat(events.getLast()).isInstanceOf(Event.Ended.class);
  }

  @Test
  void whatAThreadOfAForkThrowsEndsTheCampaignAndAllOtherForks() throws Exception {
    Plan plan = plan(16 * GIBI);
    Forks forks = new Forks(plan);
    Cell broken = plan.cells().get(2);
    ForkRecorder.ForkRunner exhausted =
        (planned, warmUp, seat) -> {
          if (planned.cell().equals(broken)) {
            throw new UncheckedIOException(new IOException("Too many open files"));
          }
          return forks.run(planned, warmUp, seat);
        };
    assertThatThrownBy(() -> run(plan, exhausted, new StopRequest()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Too many open files");
    await(forks.alive::isEmpty);
  }

  @Test
  void whereForksCannotBeReachedTheyRunOneAfterTheOther() throws Exception {
    Path deep = Files.createDirectories(folder.resolve("d".repeat(120)));
    System.setProperty("parallax.pool.folder", deep.toString());
    try {
      Plan plan = plan(16 * GIBI);
      Forks forks = new Forks(plan);
      List<Event> events = run(plan, forks, new StopRequest());
      assertThat(measured(events, new CellNames(plan.cells()))).hasSize(plan.cells().size());
      assertThat(forks.order).isEmpty();
      assertThat(deep).isEmptyDirectory();
    } finally {
      System.clearProperty("parallax.pool.folder");
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(10); // ended by the limit of the test
    }
  }
}
