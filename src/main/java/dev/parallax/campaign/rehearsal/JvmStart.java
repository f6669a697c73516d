package dev.parallax.campaign.rehearsal;

import dev.parallax.campaign.plan.Plan;
import dev.parallax.jvm.JavaCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a JVM takes that does nothing, with the heap of the forks. Most of it is memory that is
 * touched: for 256 MiB between 0.1 and 0.5 s on one and the same virtual machine, by what its host
 * had left of it.
 */
final class JvmStart {
  private JvmStart() {}

  /**
   * That of the first cell's fork; zero if it can't be started, which its fork will say.
   *
   * @param grownBytes what the heap had grown to in the rehearsal
   */
  static Duration measure(Plan plan, long grownBytes) throws InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(JavaCommand.javaExecutable().toString());
    words.addAll(plan.memory().heapArgsOf(plan.cells().getFirst(), grownBytes));
    words.add("-version");
    long start = System.nanoTime();
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        int exitCode = process.waitFor();
        return exitCode == 0 ? Duration.ofNanos(System.nanoTime() - start) : Duration.ZERO;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }
}
