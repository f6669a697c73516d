package dev.parallax.concurrency.child;

import dev.parallax.concurrency.child.wire.Answer;
import dev.parallax.concurrency.child.wire.AnswerPipe;
import dev.parallax.concurrency.pool.PoolOptions;
import java.io.Closeable;

/**
 * Wakes a pool that waits for an answer now and then, so that it can look at the clock: a read from
 * a pipe has no time-out.
 */
final class Watchdog implements Closeable {
  private static final long LONGEST_PERIOD_MILLIS = 1000;

  private final AnswerPipe answers;
  private final long periodMillis;
  private final Thread thread;
  private volatile boolean waiting;

  private Watchdog(AnswerPipe answers, long periodMillis) {
    this.answers = answers;
    this.periodMillis = periodMillis;
    this.thread = Thread.ofPlatform().daemon().name("child-watch").unstarted(this::tick);
  }

  /** Starts it, with a period that is a small part of the deadlines. */
  static Watchdog start(AnswerPipe answers, PoolOptions options) {
    long shortest = Math.min(options.deadline().toMillis(), options.startDeadline().toMillis());
    long period = Math.max(1, Math.min(LONGEST_PERIOD_MILLIS, shortest / 8));
    Watchdog watchdog = new Watchdog(answers, period);
    watchdog.thread.start();
    return watchdog;
  }

  /** Whether the pool waits. */
  void setWaiting(boolean waits) {
    waiting = waits;
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(periodMillis);
        if (waiting) {
          answers.post(Answer.of(Answer.Kind.TICK, 0));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
