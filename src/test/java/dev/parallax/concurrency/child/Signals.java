package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sends signals to processes. */
final class Signals {
  private Signals() {}

  /**
   * Sends one. Returns once it is sent; of a process that is to stop, once all of its threads have:
   * they stop one after the other as each comes to run, and on a busy machine one of them may have
   * done a whole batch by then.
   *
   * @param name such as KILL
   * @param pid of the process; that of a group with a minus sign
   */
  static void send(String name, long pid) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-s", name, "--", Long.toString(pid)).inheritIO().start();
    assertThat(kill.waitFor()).as("exit code of kill").isZero();
    while (name.equals("STOP") && !hasStopped(pid)) {
      Thread.sleep(1);
    }
  }

  private static boolean hasStopped(long pid) throws IOException {
    Path threads = Path.of("/proc", Long.toString(pid), "task");
    if (!Files.isDirectory(threads)) {
      return true; // not Linux, or no such process any more
    }
    try (Stream<Path> all = Files.list(threads)) {
      return all.allMatch(Signals::isStopped);
    }
  }

  private static boolean isStopped(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      // The name before the state stands in parentheses and may contain anything.
      return "TZ".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
    } catch (IOException e) {
      return true; // it has ended
    }
  }
}
