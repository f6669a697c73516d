package dev.parallax.workload.builtin.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All processes of one command: the shell, whom it has started, and those whose parents have left
 * them, which the mark in their environment gives away (see {@link CommandGuard}).
 *
 * @param shell the process that was started
 * @param mark of the trial
 * @param task which task the command is
 */
record CommandTree(Process shell, String mark, int task) {
  /** Name of the variable that has the number of the task. */
  static final String TASK = "PARALLAX_TASK";

  /** Kills them, and those too that are started meanwhile. */
  void kill() {
    shell.descendants().forEach(ProcessHandle::destroyForcibly);
    shell.destroyForcibly();
    List<ProcessHandle> left = marked();
    while (!left.isEmpty()) {
      left.forEach(ProcessHandle::destroyForcibly);
      left = marked();
    }
  }

  private List<ProcessHandle> marked() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(process -> isMarked(process.pid())).toList();
    }
  }

  private boolean isMarked(long pid) {
    try {
      // A byte a character: what others have in their environment may be anything.
      String environment =
          Files.readString(
              Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1);
      return has(environment, CommandGuard.VARIABLE, mark)
          && has(environment, TASK, Integer.toString(task));
    } catch (IOException e) {
      return false; // it has ended, or is somebody else's, or there is no /proc here
    }
  }

  private static boolean has(String environment, String name, String value) {
    return ("\0" + environment).contains("\0" + name + "=" + value + "\0");
  }
}
