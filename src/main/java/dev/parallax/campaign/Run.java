package dev.parallax.campaign;

import dev.parallax.jvm.ClassArchive;
import dev.parallax.measure.ArchiveTraining;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One run of the suite: planned first, so that it can be shown, then measured. */
public final class Run {
  private final RunRequest request;
  private final Plan plan;

  private Run(RunRequest request, Plan plan) {
    this.request = request;
    this.plan = plan;
  }

  /**
   * What a run left.
   *
   * @param results the file, or the run directory, that the reporting half reads
   * @param measured whether there is any result
   * @param isTemporary whether {@code results} is nobody's but the caller's, who deletes it
   * @param failures the cells that failed, each with its reason
   */
  public record Outcome(
      Path results, boolean measured, boolean isTemporary, Map<String, String> failures) {}

  /**
   * Plans a run; nothing is forked or written yet.
   *
   * @throws BadRequest if it can't be what was asked for
   */
  public static Run plan(RunRequest request) throws BadRequest {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Run(request, new RunPlanner(request, cores).plan());
  }

  /** What will be done. */
  public Plan plan() {
    return plan;
  }

  /**
   * Measures.
   *
   * @param out where JMH's own output goes, if the user asked for it
   * @throws BadRequest if another JMH is measuring on this machine
   * @throws IOException when results can't be written
   */
  public Outcome execute(PrintStream out, Progress progress)
      throws BadRequest, IOException, InterruptedException {
    Closeable lock = JmhLock.take();
    try {
      Optional<Path> outputFile = request.jmh().outputFile();
      if (outputFile.isEmpty()) {
        return execute(request.jmh().verbosity().map(mode -> format(out, mode)), progress);
      }
      try (PrintStream file =
          new PrintStream(Files.newOutputStream(outputFile.get()), true, StandardCharsets.UTF_8)) {
        VerboseMode mode = request.jmh().verbosity().orElse(VerboseMode.NORMAL);
        return execute(Optional.of(format(file, mode)), progress);
      }
    } finally {
      lock.close();
    }
  }

  /** Flags that let forks start sooner; another JVM than ours could not use our archive. */
  private List<String> startArgs(Progress progress) throws InterruptedException {
    if (request.jmh().hasOwnJvm()) {
      return List.of();
    }
    return switch (ArchiveTraining.ensureArchive(request.jmh().userJvmArgs())) {
      case ClassArchive.Outcome.Available available -> available.jvmArgs();
      case ClassArchive.Outcome.Unavailable unavailable -> {
        progress.note("without a class archive forks start slower: " + unavailable.reason());
        yield List.of();
      }
    };
  }

  private static OutputFormat format(PrintStream out, VerboseMode mode) {
    return OutputFormatFactory.createFormatInstance(out, mode);
  }

  private Outcome execute(Optional<OutputFormat> shown, Progress progress)
      throws BadRequest, IOException, InterruptedException {
    ResultFiles files = ResultFiles.prepare(request, plan);
    CellRunner runner =
        new CellRunner(
            plan, startArgs(progress), new ExpectedChecksums(), files.childRecord(), shown);
    Map<String, String> failures = new LinkedHashMap<>();
    Campaign campaign = new Campaign(plan, runner, files, progress);
    campaign.run().forEach((cell, reason) -> failures.put(cell.label(), reason));
    return new Outcome(files.forReport(), campaign.hasResults(), files.isTemporary(), failures);
  }
}
