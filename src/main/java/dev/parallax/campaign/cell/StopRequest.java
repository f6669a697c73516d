package dev.parallax.campaign.cell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a signal, or the clock, ends a campaign before its time. */
public final class StopRequest {
  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Longer than a fork needs to end that is told to. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Optional<Path> resumable = Optional.empty();
  private volatile boolean asked;
  private volatile boolean timeUp;

  public boolean isRequested() {
    return asked || timeUp;
  }

  /** Whether somebody asked, and not the clock alone. */
  public boolean isAsked() {
    return asked;
  }

  /** Says that the run can be resumed from now on, and by which run directory. */
  public void resumesIn(Path directory) {
    resumable = Optional.of(directory);
  }

  /** The run directory, if the run can be resumed. */
  public Optional<Path> resumable() {
    return resumable;
  }

  /** To be called once nothing is forked any more. */
  public void campaignIsOver() {
    over.countDown();
  }

  /**
   * Asks the campaign to end, ends its forks, and waits until it forks no more.
   *
   * <p>Not by an interrupt: one that comes while the journal is written would close the file.
   *
   * @param limit how long to wait at most
   * @return whether the campaign is over
   */
  public boolean request(Duration limit) throws InterruptedException {
    asked = true;
    return end(limit);
  }

  /**
   * Ends the campaign if it still forks by then, because its budget is spent.
   *
   * <p>No fork is begun that would not end in time by what such forks have cost before. So this
   * ends the one that takes much longer, or the first of its kind. Like one that Ctrl-C ends, it
   * counts for nothing: to cut forks off in the middle of a campaign would keep the fast ones of a
   * cell and lose the slow ones, but here at most the very last is lost.
   */
  public void endAfter(Duration wait) {
    var unused = Thread.ofPlatform().daemon().name("budget").start(() -> awaitAndEnd(wait));
  }

  private void awaitAndEnd(Duration wait) {
    try {
      if (!over.await(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS)) {
        timeUp = true;
        var unused = end(LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nothing interrupts it; there would be nothing to do
    }
  }

  private boolean end(Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    Duration waited = Duration.ZERO;
    while (waited.compareTo(limit) < 0) {
      // Every time anew: a fork may just have been started when the campaign was asked.
      endForks(waited.compareTo(GRACE) > 0);
      if (over.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      waited = Duration.ofNanos(System.nanoTime() - start);
    }
    return false;
  }

  /** Ends all that this process has started; first so that it can clear up after itself. */
  private static void endForks(boolean forcibly) {
    if (forcibly) {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    } else {
      ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }
  }
}
