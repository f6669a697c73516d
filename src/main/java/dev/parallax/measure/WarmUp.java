package dev.parallax.measure;

import dev.parallax.measure.WarmUpRule.Stretch;
import dev.parallax.measure.tree.TreeActivity;
import dev.parallax.measure.tree.TreeActivity.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The warm-up of one fork: JMH's own iterations, and then operation after operation until the fork
 * is warm by {@link WarmUpRule}, or has come to its limit.
 *
 * <p>JMH has to be told the number of warm-up iterations before a fork begins; how many it needs
 * only the fork knows. Forks that were measured too soon and run again cost twice.
 */
public final class WarmUp {
  private static final double NANOS = 1e-9;

  private final WarmUpLimits limits;
  private final Optional<TreeActivity> activity = TreeActivity.begin();
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Stretch> measured = new ArrayList<>();
  private Reading begin;
  private boolean warm;

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
  }

  /** An iteration of JMH's own warm-up begins. */
  void beginIteration() {
    begin = now();
  }

  /** It has ended, after so many operations. */
  void endIteration(int operations) {
    if (operations > 0) {
      note(operations, (System.nanoTime() - begin.nanos) * NANOS);
    }
  }

  /** A measured iteration begins. */
  void beginMeasured() {
    begin = new Reading(System.nanoTime(), begin.moment);
  }

  /**
   * It has ended, after so many operations. Files of the kernel are not read here: that would count
   * as the work's.
   */
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
    warm = WarmUpRule.isWarm(stretches);
    return (warm && seconds >= limits.least().toNanos() * NANOS)
        || seconds >= limits.most().toNanos() * NANOS;
  }

  /** How long it was, JMH's iterations included. */
  double seconds() {
    return stretches.stream().mapToDouble(Stretch::seconds).sum();
  }

  /** Whether the fork was warm in the end. */
  boolean isWarm() {
    return warm;
  }

  /**
   * As {@link WarmUpRule#settledAfterSeconds}, measured iterations included: a fork that was cold
   * in all of its warm-up looks like one that needed none, until it gets faster while it is
   * measured.
   */
  double settledAfterSeconds() {
    List<Stretch> all = new ArrayList<>(stretches);
    all.addAll(measured);
    return WarmUpRule.settledAfterSeconds(all);
  }
}
