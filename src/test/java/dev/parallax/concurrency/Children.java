package dev.parallax.concurrency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Looks at the processes that a process has started. */
public final class Children {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Children() {}

  /** Those of this JVM that run. */
  public static List<ProcessHandle> ofThisJvm() {
    return ProcessHandle.current().children().filter(child -> !isGone(child)).toList();
  }

  /** Waits until all have ended; says which have not. */
  public static List<ProcessHandle> stillThereAfterWaiting(List<ProcessHandle> processes)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    List<ProcessHandle> left = alive(processes);
    while (!left.isEmpty() && System.nanoTime() < deadlineNanos) {
      Thread.sleep(10);
      left = alive(left);
    }
    return left;
  }

  private static List<ProcessHandle> alive(List<ProcessHandle> processes) {
    return processes.stream().filter(process -> !isGone(process)).toList();
  }

  /** A zombie is gone: it runs nothing, and only its new parent can remove its entry. */
  private static boolean isGone(ProcessHandle process) {
    if (!process.isAlive()) {
      return true;
    }
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      // The name before the state stands in parentheses and may contain anything.
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
    } catch (IOException e) {
      return !process.isAlive();
    }
  }
}
