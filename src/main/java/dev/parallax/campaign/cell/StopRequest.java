package dev.parallax.campaign.cell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How another thread, such as one that hears of Ctrl-C or has an eye on the clock, ends a campaign
 * before its time.
 */
public final class StopRequest {
  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean asked;
  private volatile boolean timeUp;

  public boolean isRequested() {
    return asked || timeUp;
  }

  /** Whether somebody asked, and not the clock alone. */
  public boolean isAsked() {
    return asked;
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

  /** The same because the time is up. */
  public boolean timeIsUp(Duration limit) throws InterruptedException {
    timeUp = true;
    return end(limit);
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
