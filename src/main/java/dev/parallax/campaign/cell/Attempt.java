package dev.parallax.campaign.cell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that may never end, because it is the user's: in a thread of its own, which whoever
 * waits for it can leave.
 *
 * @param task what is attempted
 * @param thread in which it is
 */
public record Attempt<T>(FutureTask<T> task, Thread thread) {
  /** How often it is asked whether the run is to stop. */
  private static final Duration PERIOD = Duration.ofMillis(50);

  /** For what hears of an interrupt, to clear up after itself. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Begins it. */
  public static <T> Attempt<T> begin(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    // A daemon: if it doesn't end by an interrupt either, it ends with the JVM.
    return new Attempt<>(task, Thread.ofPlatform().daemon().name("attempt").start(task));
  }

  /**
   * Waits for its end.
   *
   * @param limit how long at most
   * @return what came out; empty if it had not ended by then
   * @throws InterruptedException if the run is to stop
   */
  public Optional<T> await(Duration limit, StopRequest stop) throws InterruptedException {
    long start = System.nanoTime();
    while (limit.compareTo(Duration.ofNanos(System.nanoTime() - start)) > 0) {
      try {
        return Optional.of(task.get(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        if (stop.isRequested()) {
          leave();
          throw new InterruptedException();
        }
      } catch (ExecutionException e) {
        throw unchecked(e);
      }
    }
    return Optional.empty();
  }

  /** Ends it if an interrupt does, and leaves it alone if not. */
  public void leave() throws InterruptedException {
    thread.interrupt();
    var unused = thread.join(GRACE);
  }

  private static RuntimeException unchecked(ExecutionException e) throws InterruptedException {
    return switch (e.getCause()) {
      case InterruptedException interrupted -> throw interrupted;
      case RuntimeException thrown -> thrown;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
