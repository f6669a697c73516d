package dev.parallax.campaign.rounds;

import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.json.Json;
import dev.parallax.jvm.Closing;
import dev.parallax.measure.turn.Seat;
import dev.parallax.measure.turn.Seat.Arrival;
import dev.parallax.measure.turn.TurnServer;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Runs forks that live side by side, warm, and measure in short turns.
 *
 * <p>They start, warm up, and wait, two of them at a time. Each has a first turn that is not
 * measured, since it would be slower than all others. Then each has a turn, in random order, and
 * again, until each has had all of its turns. A slow stretch of the machine, which lasts about as
 * long as a fork's iterations do in a row, takes a turn or two from some forks then, and never all
 * that one of them has. What is slow for longer is slow for all of them.
 *
 * <p>JMH runs each fork as it always does, in a thread of ours for each.
 */
final class TurnTaking {
  /**
   * While a fork warms up the next one starts: nothing is measured then, and a block takes a fifth
   * less. No difference in times or warmth was seen (src/docs/campaigns.md).
   */
  private static final int PREPARING_AT_MOST = 2;

  private final TurnServer server;
  private final ForkRecorder recorder;
  private final MachineWatch watch;
  private final Order order;

  TurnTaking(Plan plan, TurnServer server, ForkRecorder recorder, MachineWatch watch) {
    this.server = server;
    this.recorder = recorder;
    this.watch = watch;
    this.order = new Order(plan.seed());
  }

  /** A fork that lives. */
  private final class Live implements Closeable {
    private final PlannedFork planned;
    private final int attempt;
    private final Seat seat = server.newSeat();
    private final Instant start = Instant.now();
    private final Thread thread;
    private volatile Outcome outcome = new Outcome.Failed("it was not run", "it was not run");
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile Optional<Error> error = Optional.empty();
    private long nanos;
    private Arrival waitsFor = Arrival.NONE;

    Live(PlannedFork planned, int attempt) {
      this.planned = planned;
      this.attempt = attempt;
      this.thread = Thread.ofPlatform().name("fork " + planned.name()).start(this::runFork);
    }

    private void runFork() {
      try {
        outcome = recorder.fork(planned, attempt, Optional.of(seat));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // nobody interrupts this thread
      } catch (RuntimeException e) {
        failure = Optional.of(e);
      } catch (Error e) {
        error = Optional.of(e);
      } finally {
        seat.leave();
      }
    }

    /** Lets it run until it waits for its next turn, or has ended. */
    void awaitNext() throws InterruptedException {
      long startNanos = System.nanoTime();
      waitsFor = seat.awaitArrival();
      nanos += System.nanoTime() - startNanos;
    }

    void turn() throws InterruptedException {
      seat.grant();
      awaitNext();
    }

    /** Lets it end, which several may do at the same time. */
    void end() throws IOException, InterruptedException {
      if (recorder.isStopped()) {
        seat.close(); // it would wait for its next turn otherwise, until it is killed
      } else {
        seat.grant();
      }
    }

    ForkRecorder.Ended awaitEnd(Json.Obj conditions) throws InterruptedException {
      long startNanos = System.nanoTime();
      thread.join();
      nanos += System.nanoTime() - startNanos;
      if (failure.isPresent()) {
        throw failure.get();
      }
      if (error.isPresent()) {
        throw error.get();
      }
      return new ForkRecorder.Ended(
          planned, attempt, start, Instant.now(), nanos, outcome, conditions);
    }

    @Override
    public void close() throws IOException {
      seat.close();
    }
  }

  /**
   * Runs forks of one block side by side and records them.
   *
   * @param groups those that live at the same time; a fork that is in several lives through them
   *     and has its turns spread over them
   * @param attempt 1, or more when they are run again
   * @throws IOException when journal or results can't be written
   */
  void run(List<List<PlannedFork>> groups, int attempt) throws IOException, InterruptedException {
    List<Live> living = new ArrayList<>();
    try {
      for (int i = 0; i < groups.size() && !recorder.isStopped(); i++) {
        List<PlannedFork> next = i + 1 < groups.size() ? groups.get(i + 1) : List.of();
        start(groups.get(i), attempt, living);
        Json.Obj conditions = takeTurns(living, i, groups.size());
        end(living.stream().filter(fork -> !next.contains(fork.planned)).toList(), conditions);
        living.removeIf(fork -> !next.contains(fork.planned));
      }
    } finally {
      // Only after an error, or Ctrl-C: a fork without a campaign ends by itself.
      Closing.all(living);
    }
  }

  private void start(List<PlannedFork> group, int attempt, List<Live> living)
      throws InterruptedException {
    Deque<Live> preparing = new ArrayDeque<>();
    for (PlannedFork planned : group) {
      boolean lives = living.stream().anyMatch(fork -> fork.planned.equals(planned));
      if (!lives && !recorder.isStopped()) {
        if (preparing.size() == PREPARING_AT_MOST) {
          preparing.removeFirst().awaitNext();
        }
        Live fork = new Live(planned, attempt);
        living.add(fork);
        preparing.addLast(fork);
      }
    }
    while (!preparing.isEmpty()) {
      preparing.removeFirst().awaitNext();
    }
  }

  /** Under which conditions all of them were measured. */
  private Json.Obj takeTurns(List<Live> living, int group, int groups) throws InterruptedException {
    long startNanos = System.nanoTime();
    int turns = living.stream().mapToInt(fork -> fork.planned.turns()).max().orElse(0);
    for (Live fork : living) {
      if (fork.waitsFor == Arrival.UNTIMED_TURN && !recorder.isStopped()) {
        fork.turn();
      }
    }
    watch.before();
    for (int cycle = 0; cycle < turns; cycle++) {
      for (Live fork : shuffled(living, cycle)) {
        boolean livesOn = groups > 1 && fork.planned.equals(anchor(living));
        if (fork.waitsFor == Arrival.TURN
            && (!livesOn || cycle % groups == group)
            && !recorder.isStopped()) {
          fork.turn();
        }
      }
    }
    return watch.after().with("spanNanos", Json.of(System.nanoTime() - startNanos));
  }

  private static PlannedFork anchor(List<Live> living) {
    return living.getFirst().planned;
  }

  private List<Live> shuffled(List<Live> living, int cycle) {
    return order.ofCycle(cycle, living, fork -> fork.planned.round() + fork.planned.name());
  }

  private void end(List<Live> ending, Json.Obj conditions)
      throws IOException, InterruptedException {
    for (Live fork : ending) {
      fork.end();
    }
    for (Live fork : ending) {
      recorder.record(fork.awaitEnd(conditions));
      fork.close();
    }
  }
}
