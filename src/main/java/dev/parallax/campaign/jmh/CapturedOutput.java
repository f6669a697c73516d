package dev.parallax.campaign.jmh;

import dev.parallax.jvm.Exhausted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Keeps what JMH prints about a fork instead of showing it, and passes it on when the user wants to
 * see it.
 *
 * <p>A failed fork leaves no row and no exception behind: the reason is only in this output, behind
 * a mark and behind all that the task itself printed. So the end of all is kept, and besides it
 * what stands behind the mark. JMH prints from several threads: its own, and those that read the
 * fork's streams.
 */
public final class CapturedOutput implements OutputFormat {
  private static final int MOST_KEPT_CHARS = 64 << 10;
  private static final String FAILURE = "<failure>";
  private static final String NOT_STARTED = "<failed to invoke the VM, caught IOException: ";

  private final Optional<OutputFormat> shown;
  private final StringBuilder end = new StringBuilder();
  private final StringBuilder marked = new StringBuilder();
  private final List<Double> warmUpSeconds = new ArrayList<>();
  private boolean failed;

  public CapturedOutput(Optional<OutputFormat> shown) {
    this.shown = shown;
  }

  /** The reason for which a fork failed, with its stack; all that was printed if none is marked. */
  public synchronized String failure() {
    return (failed ? marked : end).toString().strip();
  }

  /** The reason, and the end of all that was printed. */
  public synchronized String details() {
    String reason = failure();
    String all = end.toString().strip();
    return all.contains(reason) ? all : reason + "\n[...]\n" + all;
  }

  /** What was thrown, or why the fork's JVM ended, in one line. */
  public String failureLine() {
    Optional<String> notStarted = notStarted();
    if (notStarted.isPresent()) {
      return "no fork can be started: " + notStarted.get();
    }
    Optional<String> death = DeadFork.reason(failure());
    if (!failed && death.isPresent()) {
      return death.get();
    }
    List<String> lines = failure().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    // JMH wraps what a benchmark throws; the last cause is the one that the user can act upon.
    Optional<String> cause =
        lines.reversed().stream().filter(line -> line.startsWith("Caused by: ")).findFirst();
    return cause
        .map(line -> line.substring("Caused by: ".length()))
        .or(() -> lines.stream().findFirst())
        .orElse("JMH printed no reason");
  }

  /** Why there is no JVM that could say anything, in JMH's words. */
  private Optional<String> notStarted() {
    return failed
        ? Optional.empty()
        : failure()
            .lines()
            .filter(line -> line.startsWith(NOT_STARTED))
            .map(line -> line.substring(NOT_STARTED.length()).strip())
            .findFirst();
  }

  /**
   * Fails as the campaign itself does if no fork could be started for want of something that the
   * system has no more of: it would be so with all cells.
   */
  void requireStarted() {
    Optional<String> needed = notStarted().flatMap(Exhausted::needed);
    if (needed.isPresent()) {
      throw new UncheckedIOException(new IOException(failureLine()));
    }
  }

  /** Seconds per operation of all iterations of the warm-up, which JMH reports nowhere else. */
  public List<Double> warmUpSeconds() {
    return List.copyOf(warmUpSeconds);
  }

  private synchronized void keep(String text) {
    // JMH prints its mark as a line of its own, so that it is never torn apart.
    int mark = text.lastIndexOf(FAILURE);
    if (mark >= 0) {
      failed = true;
      marked.setLength(0);
      marked.append(text, mark + FAILURE.length(), text.length());
    } else if (failed && marked.length() < MOST_KEPT_CHARS) {
      marked.append(text);
    }
    end.append(text);
    if (end.length() > 2 * MOST_KEPT_CHARS) {
      end.delete(0, end.length() - MOST_KEPT_CHARS);
    }
  }

  @Override
  public void iteration(BenchmarkParams params, IterationParams iteration, int number) {
    shown.ifPresent(out -> out.iteration(params, iteration, number));
  }

  @Override
  public void iterationResult(
      BenchmarkParams params, IterationParams iteration, int number, IterationResult result) {
    if (iteration.getType() == IterationType.WARMUP) {
      warmUpSeconds.add(Seconds.perOperation(result.getPrimaryResult().getScore(), params));
    }
    shown.ifPresent(out -> out.iterationResult(params, iteration, number, result));
  }

  @Override
  public void startBenchmark(BenchmarkParams params) {
    shown.ifPresent(out -> out.startBenchmark(params));
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    shown.ifPresent(out -> out.endBenchmark(result));
  }

  @Override
  public void startRun() {
    shown.ifPresent(OutputFormat::startRun);
  }

  @Override
  public void endRun(Collection<RunResult> results) {
    // Each fork is a run of its own for JMH; its summary of one row would only mislead.
  }

  @Override
  public void print(String text) {
    keep(text);
    shown.ifPresent(out -> out.print(text));
  }

  @Override
  public void println(String text) {
    keep(text + "\n");
    shown.ifPresent(out -> out.println(text));
  }

  @Override
  public void flush() {
    shown.ifPresent(OutputFormat::flush);
  }

  @Override
  public void close() {
    flush();
  }

  @Override
  public void verbosePrintln(String text) {
    shown.ifPresent(out -> out.verbosePrintln(text));
  }

  @Override
  public void write(int b) {
    keep(String.valueOf((char) (b & 0xff)));
    shown.ifPresent(out -> out.write(b));
  }

  @Override
  public void write(byte[] bytes) throws java.io.IOException {
    keep(new String(bytes, StandardCharsets.UTF_8));
    if (shown.isPresent()) {
      shown.get().write(bytes);
    }
  }
}
