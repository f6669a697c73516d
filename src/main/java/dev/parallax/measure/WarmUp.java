package dev.parallax.measure;

import dev.parallax.measure.WarmUpRule.Stretch;
import dev.parallax.measure.tree.TreeActivity;
import dev.parallax.measure.tree.TreeActivity.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The warm-up of one fork: JMH's own iterations, and then operation after operation until the fork
 * is warm by {@link WarmUpRule}, or has come to its limit.
 *
 * <p>JMH needs the number of warm-up iterations before a fork begins; only the fork can find out
 * how many it needs. A fork that was measured too soon and runs again costs twice.
 */
public final class WarmUp {
  private static final double NANOS = 1e-9;

  private final WarmUpLimits limits;
  private final Optional<TreeActivity> activity = TreeActivity.begin();
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Stretch> measured = new ArrayList<>();
  private Reading begin;
  private boolean warm;
  private boolean over;

  private record Reading(long nanos, Moment moment) {}

  private Reading now() {
    Moment moment = activity.map(TreeActivity::now).orElse(new Moment(0, 0));
    return new Reading(System.nanoTime(), moment);
  }

  /** What is run again and again. */
  public interface Operation {
    /** Runs it once. */
    long run() throws InterruptedException;
  }

  /** A warm-up that begins now, when child JVMs of a pool that stays open are there. */
  WarmUp(WarmUpLimits limits) {
    this.limits = limits;
    this.begin = now();
  }

  /**
   * How long this JVM has to run an operation until it is warm.
   *
   * @param most how long it tries
   * @return empty if it was not warm by then
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static Optional<Duration> untilWarm(Operation operation, Duration most)
      throws InterruptedException {
    WarmUp warmUp = new WarmUp(new WarmUpLimits(Duration.ZERO, most));
    warmUp.run(operation);
    return warmUp.isWarm()
        ? Optional.of(Duration.ofMillis(Math.round(warmUp.seconds() * 1e3)))
        : Optional.empty();
  }

  /** Runs an operation until the fork is warm, or the limit is reached. */
  void run(Operation operation) throws InterruptedException {
    while (!isOver()) {
      begin = now();
      int operations = 0;
      double seconds;
      do {
        var unused = operation.run();
        operations++;
        seconds = (System.nanoTime() - begin.nanos) * NANOS;
      } while (seconds < WarmUpRule.STRETCH_SECONDS);
      note(operations, seconds);
    }
    over = true;
  }

  /** An iteration of JMH's own warm-up begins. */
  void beginIteration() {
    begin = now();
  }

  /** An iteration of JMH's own warm-up has ended; one behind the warm-up's end is a turn. */
  void endIteration(int operations) {
    if (operations > 0 && !over) {
      note(operations, (System.nanoTime() - begin.nanos) * NANOS);
    }
  }

  /** A measured iteration begins: the kernel's files are not read, as that would count as work. */
  void beginMeasured() {
    begin = new Reading(System.nanoTime(), begin.moment);
  }

  /** A measured iteration has ended; see {@link #beginMeasured}. */
  void endMeasured(int operations) {
    double seconds = (System.nanoTime() - begin.nanos) * NANOS;
    if (operations > 0) {
      measured.add(new Stretch(seconds, seconds / operations, 0, 0));
    }
  }

  private void note(int operations, double seconds) {
    Reading end = now();
    stretches.add(
        new Stretch(
            seconds,
            seconds / operations,
            (end.moment.compilerNanos() - begin.moment.compilerNanos()) * NANOS,
            end.moment.residentBytes() - begin.moment.residentBytes()));
  }

  private boolean isOver() {
    double seconds = seconds();
    warm = limits.isOneOperation() || WarmUpRule.isWarm(stretches);
    return (warm && seconds >= limits.least().toNanos() * NANOS)
        || seconds >= limits.most().toNanos() * NANOS;
  }

  /** How long it was, JMH's iterations included. */
  double seconds() {
    return stretches.stream().mapToDouble(Stretch::seconds).sum();
  }

  /** How long an operation took at last. */
  double operationSeconds() {
    return stretches.isEmpty() ? 0 : stretches.getLast().secondsPerOperation();
  }

  /** Whether the fork was warm in the end. */
  boolean isWarm() {
    return warm;
  }

  /**
   * As {@link WarmUpRule#settledAfterSeconds}, measured iterations included: a fork that was cold
   * in all of its warm-up looks like one that needed none, until it gets faster while it is
   * measured.
   *
   * <p>Turns are not among them. They are had at another time, and a machine that was busier during
   * the warm-up makes any fork look cold for all of it: 8 of 13 forks of {@code cpu} were measured
   * again for that, with twice the warm-up, and were as fast as before. What is cold in its turns
   * shows in the first of them, over several forks ({@code stat.Warmth}).
   */
  double settledAfterSeconds() {
    if (limits.isOneOperation()) {
      return 0;
    }
    return WarmUpRule.settledAfterSeconds(
        Stream.concat(stretches.stream(), measured.stream()).toList());
  }
}
