package dev.parallax.campaign.rehearsal;

import dev.parallax.campaign.plan.Plan;
import dev.parallax.own.OwnWork;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long a JVM takes that does nothing, with the heap of the forks. Most of it is memory that is
 * touched: for 256 MiB between 0.1 and 0.5 s on one and the same virtual machine, by what its host
 * had left of it.
 */
final class JvmStart {
  private static final Duration MOST = Duration.ofSeconds(30);

  private JvmStart() {}

  /**
   * That of the first cell's fork; zero if it can't be started, which its fork will say.
   *
   * @param ownWork how a JVM is started with the forks' flags
   * @param grownBytes what the heap had grown to in the rehearsal
   */
  static Duration measure(Plan plan, OwnWork ownWork, long grownBytes) throws InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(ownWork.java().toString());
    words.addAll(plan.memory().heapArgsOf(plan.cells().getFirst(), grownBytes));
    words.addAll(ownWork.jvmArgs()); // behind ours, as in a fork
    words.add("-version");
    long start = System.nanoTime();
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        // An agent that waits for a debugger, say, never ends.
        boolean ended = process.waitFor(MOST.toMillis(), TimeUnit.MILLISECONDS);
        return ended && process.exitValue() == 0
            ? Duration.ofNanos(System.nanoTime() - start)
            : Duration.ZERO;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }
}
