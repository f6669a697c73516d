package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.StopRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a campaign whose budget is spent while a fork still runs.
 *
 * <p>No fork is begun that would not end in time by what such forks have cost before. So this ends
 * the one that takes much longer, or the first of its kind. Like one that Ctrl-C ends, it counts
 * for nothing: to cut forks off in the middle of a campaign would keep the fast ones of a cell and
 * lose the slow ones, but here at most the very last is lost.
 */
public final class Alarm implements AutoCloseable {
  /** Longer than a fork needs to end that is told to. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CountDownLatch over = new CountDownLatch(1);

  private final StopRequest stop;

  public Alarm(StopRequest stop) {
    this.stop = stop;
  }

  /** Goes off when the budget is spent, unless it is closed before. */
  public void set(Budget budget) {
    budget
        .untilEnd()
        .ifPresent(end -> Thread.ofPlatform().daemon().name("budget").start(() -> await(end)));
  }

  private void await(Duration wait) {
    try {
      if (!over.await(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS)) {
        var unused = stop.timeIsUp(LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts it; there would be nothing to do
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
