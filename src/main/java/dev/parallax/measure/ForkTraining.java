package dev.parallax.measure;

import dev.parallax.measure.HandOver.ChildRecord;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.link.BinaryLinkClient;
import org.openjdk.jmh.runner.link.BinaryLinkServer;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a fork of JMH does, within this JVM: it talks to a host through JMH's own link, sets a
 * benchmark up, runs iterations under the suite's profilers, and reports them. For the class
 * archive, which has of the JDK only what was used when it was made: without this a fork loaded
 * some 130 classes one by one, those of the link's proxy and of serialisation above all.
 */
final class ForkTraining {
  private static final String BENCHMARK =
      "\\." + Benchmarks.batch(Lifecycle.WARM).replace(".", "\\.") + "$";

  private ForkTraining() {}

  static void run() throws IOException, ClassNotFoundException {
    // The campaign that has this archive made holds the lock.
    System.setProperty("jmh.ignoreLock", "true");
    Path folder = Files.createTempDirectory("parallax-training-");
    try {
      handOver(folder);
      OutputFormat silent =
          OutputFormatFactory.createFormatInstance(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              VerboseMode.SILENT);
      // A host has its options from a command line.
      BinaryLinkServer host = new BinaryLinkServer(new CommandLineOptions(), silent);
      try {
        BinaryLinkClient fork = new BinaryLinkClient(host.getHost(), host.getPort());
        report(new Runner(options(fork.handshake()), silent).run(), fork);
        fork.close();
        host.waitFinish();
      } finally {
        host.terminate();
      }
    } catch (RunnerException | CommandLineOptionException e) {
      throw new IOException("JMH does not run within a JVM", e);
    } finally {
      delete(folder);
    }
  }

  /** Sends what a fork sends, but for JMH's own summary at the end. */
  private static void report(Collection<RunResult> results, BinaryLinkClient fork)
      throws IOException {
    for (RunResult result : results) {
      fork.getOutputFormat().startBenchmark(result.getParams());
      for (BenchmarkResult one : result.getBenchmarkResults()) {
        for (IterationResult iteration : one.getIterationResults()) {
          fork.pushResults(iteration);
        }
      }
    }
    fork.getOutputFormat().println("");
  }

  /** Sets the properties that a fork's command line has. */
  private static void handOver(Path folder) {
    HandOver.NOTHING
        .withChildRecord(new ChildRecord(folder.resolve(RunFiles.CHILDREN).toString(), "cell"))
        .withRound(1)
        .properties()
        .forEach(System::setProperty);
  }

  private static Options options(Options ofHost) {
    TimeValue shortest = TimeValue.milliseconds(1);
    return new OptionsBuilder()
        .parent(ofHost)
        .include(BENCHMARK)
        .param(ParameterNames.WORKLOAD, "noop")
        .param(ParameterNames.MODEL, Model.PLATFORM.label())
        .param(ParameterNames.WORKERS, "1")
        .forks(0)
        .warmupIterations(1)
        .warmupTime(shortest)
        .measurementIterations(2)
        .measurementTime(shortest)
        .addProfiler(TreeProfiler.class)
        .addProfiler(TimelineProfiler.class)
        .build();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
