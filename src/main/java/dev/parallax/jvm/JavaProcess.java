package dev.parallax.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A Java process that we started and that ends with us: every JVM of the suite's own is started
 * here, except for JMH's forks and the launcher's.
 *
 * <p>It has this JVM's environment, and with it whatever {@code JAVA_TOOL_OPTIONS} and {@code
 * JDK_JAVA_OPTIONS} ask for. So its output may hold anything; what it answers is a marked line (see
 * {@link #answer}). All of its output is drained all the time, since a process that prints into a
 * full pipe stands still; the last of it is kept for error messages. Its standard input stays open
 * and unused until it is closed here, so that {@link ParentWatch} in the process sees us go.
 */
public final class JavaProcess implements AutoCloseable {
  /**
   * The JVM flag that marks a process which represents something outside of what is measured, such
   * as the server at the other end of a network: its CPU time and memory are not counted. It is
   * read from the command line.
   */
  public static final String OUTSIDE_FLAG = "-Dparallax.outside=true";

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final int KILL = 9;

  private final String name;
  private final Process process;
  private final OutputTail output;

  private JavaProcess(String name, Process process, Pattern answerLine) {
    this.name = name;
    this.process = process;
    this.output = new OutputTail(name, process.getInputStream(), answerLine);
  }

  /**
   * Starts a process.
   *
   * @param name what messages call it, such as "child 3"
   * @throws IOException when the process can't be started
   */
  public static JavaProcess start(String name, JavaCommand command) throws IOException {
    return start(name, command.words(), Pattern.compile(Pattern.quote(OutputTail.ANSWER)));
  }

  /**
   * Starts what may turn out to be no JVM.
   *
   * @param answerLine how the line begins that counts as its answer
   */
  static JavaProcess start(String name, List<String> words, Pattern answerLine) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    return new JavaProcess(name, process, answerLine);
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Does something, on some thread, once it has ended. */
  public void onEnd(Runnable action) {
    var unused = process.onExit().thenRun(action);
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Name, process id, state, and the last that it printed: what an error message needs.
   *
   * @param what it is at or did, stands behind the name, with a space before it; may be empty
   */
  public String describe(String what) {
    // Before the last words, which of a dying process may still be on their way.
    String state = process.isAlive() ? state() : "ended with " + ending(process.exitValue());
    String said = lastSaid();
    return "%s (pid %s, %s)%s%s"
        .formatted(name, pid(), state, what, said.isEmpty() ? "" : "; it last said: " + said);
  }

  /** The last that it printed, as much as is kept; of a process that has ended, all is there. */
  public String lastSaid() {
    if (!process.isAlive()) {
      output.awaitEnd(GRACE);
    }
    return output.tail();
  }

  /** Running, or stopped by a signal, which looks the same to everybody else. */
  private String state() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid()), "stat"));
      // The name before the state stands in parentheses and may contain anything.
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'T' ? "stopped by a signal" : "running";
    } catch (IOException e) {
      // It has ended since, or this system has no such files.
      return "running";
    }
  }

  private static String ending(int exitCode) {
    OptionalInt signal = Signals.behind(exitCode);
    return "exit code "
        + exitCode
        + (signal.isPresent() ? ", as of signal " + signal.getAsInt() : "")
        + (signal.equals(OptionalInt.of(KILL)) ? OomScore.HINT : "");
  }

  /**
   * As {@link #describe(String)}, of a process that seems to be ending: waits for that, at most as
   * long as the grace period. Its channels are closed some time before it is gone.
   */
  public String describeEnding(String what) {
    awaitEnding();
    return describe(what);
  }

  /**
   * Says something to the process that started this JVM; to be called once. In one write and on a
   * line of its own, whatever else this JVM is about to print.
   */
  public static void answer(String text) {
    byte[] line = ("\n" + OutputTail.ANSWER + text + "\n").getBytes(StandardCharsets.UTF_8);
    System.out.write(line, 0, line.length);
    System.out.flush();
  }

  /**
   * What it says by {@link #answer}.
   *
   * @throws IOException when it ends, or the deadline passes, before it does
   */
  public String awaitAnswer(Duration deadline) throws IOException {
    return output
        .answer(deadline)
        .orElseThrow(
            () -> new IOException("no answer within %s from %s".formatted(deadline, describe(""))));
  }

  /**
   * Whether it has said something by {@link #answer}; of a process that has ended, all is there.
   */
  boolean hasAnswered() {
    return output.answer(GRACE).isPresent();
  }

  /** Waits for its end. */
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Asks it to end by closing its input, kills it when it takes longer than the grace period, and
   * waits until it is gone.
   */
  @Override
  public void close() {
    closeInput();
    boolean interrupted = Thread.interrupted();
    if (!awaitEnding()) {
      kill();
      // A process with much memory takes its time to die even so.
      interrupted |= Thread.interrupted();
      awaitEnding();
    }
    output.awaitEnd(GRACE);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for its end, at most for the grace period; an interrupt ends the wait and stays set. */
  private boolean awaitEnding() {
    try {
      return awaitEnd(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Kills it at once; what it has started hears of that and can clear up. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Kills it at once, and whatever it has started, which knows nothing of us. */
  public void killAll() {
    // While it lives: nobody knows afterwards whose they were.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Kills it at once, and what it has started where that doesn't clear up and end by itself. */
  public void killAndAwaitOthers() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    try {
      CompletableFuture.allOf(
              started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      started.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      started.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The exit code; only of a process that has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Closes its standard input, by which it knows that it is to end. */
  public void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
      // The process is gone and its pipe with it: there is nothing left to close.
    }
  }
}
