package dev.parallax.workload.builtin.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A command for {@code sh -c}.
 *
 * @param command as the user gave it
 * @param mark of the trial that it belongs to
 * @param folder where what it says on standard error is kept, a file for each task
 */
record ShellCommand(String command, String mark, Path folder) {
  private static final int KEPT_BYTES = 500;
  private static final File NOTHING = new File("/dev/null");

  /**
   * Runs it and waits for its end. What it leaves in the background holds it up only if it has the
   * pipe of the output, and even then not for certain: Java stops reading with the shell's end,
   * unless a reading is under way.
   *
   * @param task which task it is
   * @return a hash of what it printed
   * @throws IOException if its exit code isn't 0
   * @throws InterruptedException if this thread is interrupted; the command is killed then
   */
  long run(int task) throws IOException, InterruptedException {
    // Into a file, not a pipe: two pipes need two readers.
    File errors = folder.resolve(Integer.toString(task)).toFile();
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .redirectInput(NOTHING)
            .redirectOutput(Redirect.PIPE)
            .redirectError(errors);
    builder.environment().put(CommandGuard.VARIABLE, mark);
    builder.environment().put(CommandTree.TASK, Integer.toString(task));
    Process process = builder.start();
    Output output = new Output();
    try {
      new Reading(new CommandTree(process, mark, task, errors.toPath()))
          .read(process.getInputStream(), output);
      int exitCode = process.waitFor();
      if (exitCode != 0) {
        throw new IOException(
            "the command '%s' ended with exit code %s; it last said: %s"
                .formatted(command, exitCode, lastSaid(errors.toPath(), output)));
      }
      return output.hash;
    } catch (InterruptedException e) {
      new CommandTree(process, mark, task, errors.toPath()).kill();
      throw e;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lastSaid(Path errors, Output output) throws IOException {
    byte[] said = Files.readAllBytes(errors);
    String text = said.length == 0 ? output.end() : endOf(said, said.length);
    // One line: what a person reads first is the last of it.
    return text.isBlank() ? "nothing" : text.strip().replaceAll("\\s*\\R\\s*", " | ");
  }

  private static String endOf(byte[] bytes, int length) {
    return new String(
        Arrays.copyOfRange(bytes, Math.max(0, length - KEPT_BYTES), length),
        StandardCharsets.UTF_8);
  }

  /**
   * A reading that an interrupt ends. A thread that reads from a pipe hears of none, and would wait
   * for a command that hangs until somebody else ends it. A thread of its own for every reading, to
   * be left when it hangs, would cost each task a start and a hand-over. So what is at the other
   * end of the pipe is killed, by the thread that interrupts: then there is nothing more to read.
   */
  private static final class Reading extends AbstractInterruptibleChannel {
    private final CommandTree command;

    private Reading(CommandTree command) {
      this.command = command;
    }

    void read(InputStream in, Output output) throws IOException, InterruptedException {
      try {
        begin();
        try {
          output.read(in);
        } finally {
          end(true);
        }
      } catch (ClosedByInterruptException e) {
        var unused = Thread.interrupted(); // as whatever throws InterruptedException leaves it
        throw new InterruptedException();
      }
    }

    @Override
    protected void implCloseChannel() {
      command.kill();
    }
  }

  /** What a command prints: a hash of all, and the last of it. */
  private static final class Output {
    private final byte[] buffer = new byte[8192];
    private int lastLength;
    private long hash = 1;

    void read(InputStream in) throws IOException {
      int read = in.read(buffer);
      while (read >= 0) {
        for (int i = 0; i < read; i++) {
          // A byte at a time, so that it is the same however the pipe cuts it.
          hash = 1_099_511_628_211L * (hash ^ (buffer[i] & 0xff));
        }
        lastLength = read;
        read = in.read(buffer);
      }
    }

    String end() {
      return endOf(buffer, lastLength);
    }
  }

  /**
   * All processes of one command: the shell, whom it has started, and those whose parents have left
   * them, which the mark in their environment or their standard error gives away (see {@link
   * CommandGuard}).
   *
   * @param shell the process that was started
   * @param mark of the trial
   * @param task which task the command is
   * @param errors where what it says on standard error is kept
   */
  private record CommandTree(Process shell, String mark, int task, Path errors) {
    /** Name of the variable that has the number of the task. */
    private static final String TASK = "PARALLAX_TASK";

    private static final int MOST_ROUNDS = 100;
    private static final long BETWEEN_ROUNDS_NANOS = 10_000_000;

    /**
     * Kills them, and those too that are started meanwhile. What can't be killed, or is started
     * faster than it is killed, is left to the guard.
     */
    void kill() {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
      List<ProcessHandle> left = marked();
      for (int round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
        left.forEach(ProcessHandle::destroyForcibly);
        LockSupport.parkNanos(BETWEEN_ROUNDS_NANOS);
        left = marked();
      }
    }

    private List<ProcessHandle> marked() {
      try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
        return all.filter(process -> isMarked(process.pid()) || writesErrors(process.pid()))
            .toList();
      }
    }

    private boolean writesErrors(long pid) {
      try {
        return Files.isSameFile(Path.of("/proc", Long.toString(pid), "fd/2"), errors);
      } catch (IOException e) {
        return false; // as above
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
}
