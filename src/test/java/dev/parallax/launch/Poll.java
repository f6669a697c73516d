package dev.parallax.launch;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process is about to do. */
final class Poll {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Poll() {}

  /** Waits until something is so, and fails when it isn't within the deadline. */
  static void until(Supplier<String> what, BooleanSupplier isSo) throws InterruptedException {
    long start = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        fail("not within %s: %s", DEADLINE, what.get());
      }
      Thread.sleep(20);
    }
  }

  /** Waits until a process is gone. */
  static void untilGone(long pid) throws InterruptedException {
    until(() -> "process " + pid + " is gone", () -> isGone(pid));
  }

  private static boolean isGone(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // A zombie has ended; when its entry goes is up to whoever inherited it.
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
    } catch (IOException e) {
      return true; // no such process
    }
  }
}
