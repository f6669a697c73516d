package dev.parallax.workload.builtin.command;

import dev.parallax.jvm.Closing;
import dev.parallax.workload.builtin.TemporaryDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that no command outlives the trial that started it, however that ends.
 *
 * <p>A process beside the trial's JVM reads from a pipe on which nothing is ever written. The
 * kernel closes it with the JVM, also when that is killed by SIGKILL; then the process kills
 * whatever has the trial's mark in its environment or the trial's files as its outputs, again and
 * again until nothing has, or for ten seconds: what the kernel holds in a disk's or a network's
 * answer can't be killed. Both are handed on to all that a command starts, in the background too.
 * What gives up both can be found by its control group alone, where there may be one (see {@link
 * CommandGroup}). Process groups would do the same, but Java can't make any, a shell for each
 * command that can would cost every task a process more, and {@code setsid} leaves them. Without
 * /proc nothing is found, and only {@link ShellCommand} itself ends what it has started.
 *
 * @param mark what commands have in their environment
 * @param folder for the trial's files
 * @param process the guard
 * @param group in which this JVM is
 * @param files the folder, to be deleted
 */
record CommandGuard(
    String mark,
    Path folder,
    Process process,
    Optional<CommandGroup> group,
    TemporaryDirectory files)
    implements Closeable {
  /** Name of the variable that has the mark. */
  static final String VARIABLE = "PARALLAX_COMMAND";

  private static final long GRACE_SECONDS = 15;

  /**
   * Deaf to signals from the terminal: it has to be there for longer than those it guards. The
   * folder is the JVM's to delete; only one that was killed leaves it to the guard.
   */
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      read nothing
      rounds=0
      while
        # Not by exit codes, which tell of processes that ended meanwhile.
        found=$(
          grep -l -a -F "$0" /proc/[0-9]*/environ 2>/dev/null
          ls -l /proc/[0-9]*/fd/[12] 2>/dev/null | grep -F " -> $1/" | grep -o '/proc/[0-9]*/fd'
          [ -n "$2" ] && grep -v -x "$PPID" "$2/cgroup.procs" 2>/dev/null | sed 's|^|/proc/|'
        )
        [ -n "$found" ] && [ "$rounds" -lt 100 ]
      do
        for file in $found; do
          id=${file#/proc/}
          kill -9 "${id%%/*}" 2>/dev/null
        done
        rounds=$((rounds + 1))
        sleep 0.1
      done
      [ -n "$2" ] && rmdir "$2" 2>/dev/null
      rm -rf "$1"
      """;

  /** Starts the guard of a trial. */
  static CommandGuard start() throws IOException {
    TemporaryDirectory files = TemporaryDirectory.create();
    try {
      String mark = UUID.randomUUID().toString();
      Optional<CommandGroup> group = CommandGroup.make(mark);
      ProcessBuilder guard =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  SCRIPT,
                  VARIABLE + "=" + mark,
                  files.path().toString(),
                  group.map(made -> made.path().toString()).orElse(""))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      Process process = guard.start();
      // After the guard, which is not to be in it.
      return new CommandGuard(
          mark, files.path(), process, group.filter(CommandGroup::enter), files);
    } catch (IOException | RuntimeException | Error e) {
      Closing.after(e, List.of(files));
      throw e;
    }
  }

  /** Ends all commands that are still there, and the guard. */
  @Override
  public void close() throws IOException {
    try {
      group.ifPresent(CommandGroup::leave);
      process.getOutputStream().close();
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // The guard goes on by itself; it needs nobody who waits.
      Thread.currentThread().interrupt();
    } finally {
      files.close();
    }
  }
}
