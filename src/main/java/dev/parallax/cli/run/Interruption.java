package dev.parallax.cli.run;

import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.cli.console.Console;
import dev.parallax.jvm.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM while a campaign runs: it stops, and the command reports what is there before
 * the process ends. A second signal ends it at once, and so does the clock.
 *
 * <p>A shutdown hook, so that the exit code is the JVM's own, 128 and the signal's number, and so
 * that it works for whatever ends a JVM in order.
 */
final class Interruption implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** By SIGTERM: whoever sends it waits for nothing that can be had later. */
  private static final Duration SHORT_LIMIT = Duration.ofSeconds(3);

  private final StopRequest stop = new StopRequest();
  private final CountDownLatch reported = new CountDownLatch(1);
  private final Console console;
  private volatile Duration limit = LIMIT;
  private final Thread hook = new Thread(this::stopAndWait, "interruption");

  private Interruption(Console console) {
    this.console = console;
  }

  /** From now on, until it is closed, signals end the campaign first. */
  static Interruption await(Console console) {
    Interruption interruption = new Interruption(console);
    Signals.first("TERM", () -> interruption.limit = SHORT_LIMIT);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** By which the campaign hears of a signal. */
  StopRequest stop() {
    return stop;
  }

  private void stopAndWait() {
    long start = System.nanoTime();
    Signals.haltOnNext("INT", this::endAtOnce);
    Signals.haltOnNext("TERM", this::endAtOnce);
    try {
      boolean over = stop.request(limit);
      long left = limit.toNanos() - (System.nanoTime() - start);
      if (!over || !reported.await(left, TimeUnit.NANOSECONDS)) {
        sayHowToResume();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by a second signal; the JVM just goes on ending
    }
  }

  /** Waits no longer. What JMH deletes at the end of the JVM is deleted, if that takes no time. */
  private void endAtOnce() {
    sayHowToResume();
    hook.interrupt();
    try {
      Thread.sleep(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where the report is not waited for, which would say so itself. */
  private void sayHowToResume() {
    stop.resumable().ifPresent(directory -> console.err().println(inWords(directory)));
  }

  /** What is said of a run that was interrupted. */
  static String inWords(Path directory) {
    return "interrupted; " + resumeCommand(directory);
  }

  /** What resumes a run. */
  static String resumeCommand(Path directory) {
    return "this resumes it: java -jar benchmarks.jar --resume " + directory;
  }

  /** All that there was to say has been said. */
  @Override
  public void close() {
    // Also where it ended before it was to fork anything.
    stop.campaignIsOver();
    reported.countDown();
    try {
      var unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, by this very hook.
    }
  }
}
