package dev.parallax.measure.tree;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A shell as the root of a tree, which goes on when it is told to. */
final class Shell implements AutoCloseable {
  /** A tenth of a second of work, or more, for a shell, and none for anybody else. */
  static final String BUSY = "i=0; while [ $i -lt 600000 ]; do i=$((i+1)); done; ";

  private final Process process;
  private final BufferedReader output;
  private final LinuxMeter meter;

  private Shell(Process process) {
    this.process = process;
    this.output = process.inputReader();
    this.meter = new LinuxMeter(process.pid(), KernelUnits.here().orElseThrow());
  }

  /** Runs a script, and waits behind it until it is told to go on, or is closed. */
  static Shell start(String script) {
    try {
      return new Shell(
          new ProcessBuilder("sh", "-c", script + "; read end")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void begin() throws InterruptedException {
    meter.begin(TreeMeter.Children.NONE);
  }

  Map<String, Figure> end() throws InterruptedException {
    return meter.end().stream().collect(Collectors.toMap(Figure::name, Function.identity()));
  }

  /** The next line that it prints. */
  String line() {
    try {
      return Optional.ofNullable(output.readLine()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it go on behind its next {@code read}. */
  void go() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seconds in a line of the shell's {@code times}: user and system of itself or its children. */
  static double seconds(String times) {
    double seconds = 0;
    for (String word : times.strip().split(" ", -1)) {
      int minutes = word.indexOf('m');
      seconds +=
          60 * Double.parseDouble(word.substring(0, minutes))
              + Double.parseDouble(word.substring(minutes + 1, word.length() - 1));
    }
    return seconds;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    boolean interrupted = false;
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
