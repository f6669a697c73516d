package dev.parallax.campaign.machine;

import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.jvm.ParentWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that keeps cores busy, until it is stopped or killed. */
final class Neighbour {
  /** Busy at a duty below 100 % in turns of this length, like a service with small requests. */
  private static final long TURN_NANOS = 20_000_000;

  private Neighbour() {}

  /**
   * Starts one.
   *
   * @param threads that are busy
   * @param dutyPercent share of the time in which they are
   * @param pinned whether to keep it on the first core
   */
  static JavaProcess start(int threads, int dutyPercent, boolean pinned)
      throws IOException, InterruptedException {
    JavaProcess process =
        JavaProcess.start(
            "neighbour",
            new JavaCommand(Neighbour.class)
                .withArgs(String.valueOf(threads), String.valueOf(dutyPercent)));
    process.firstLine(Duration.ofSeconds(30));
    if (pinned) {
      run("taskset", "-acp", "0", String.valueOf(process.pid()));
    }
    return process;
  }

  /** Sends it a signal, such as STOP or CONT. */
  static void signal(JavaProcess neighbour, String name) throws IOException, InterruptedException {
    run("kill", "-" + name, String.valueOf(neighbour.pid()));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  /** The neighbour's own main. */
  public static void main(String[] args) {
    ParentWatch.start();
    int duty = Integer.parseInt(args[1]);
    for (int thread = 0; thread < Integer.parseInt(args[0]); thread++) {
      Thread.ofPlatform().start(() -> work(duty));
    }
    System.out.println("ready");
  }

  private static void work(int dutyPercent) {
    WitnessKernel kernel = new WitnessKernel();
    long start = System.nanoTime();
    while (true) {
      long inTurn = Math.floorMod(System.nanoTime() - start, TURN_NANOS);
      if (inTurn < TURN_NANOS / 100 * dutyPercent) {
        kernel.run(20);
      } else {
        LockSupport.parkNanos(500_000);
      }
    }
  }
}
