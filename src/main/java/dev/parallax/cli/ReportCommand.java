package dev.parallax.cli;

import dev.parallax.render.Escape;
import dev.parallax.result.Problem;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code report PATH...}: tables and recommendations from JMH JSON. */
public final class ReportCommand {
  private ReportCommand() {}

  /**
   * Runs the command.
   *
   * @param args the arguments after {@code report}
   * @return the exit code
   */
  public static int run(String[] args, Console console) {
    try {
      return run(ReportOptions.parse(args), console);
    } catch (BadUsage e) {
      console.error(Escape.plain(String.valueOf(e.getMessage())));
      return ExitCode.BAD_USAGE;
    } catch (OutOfMemoryError e) {
      // What took the memory is gone by now, and how much is needed depends on the files alone.
      console.error(
          "the results need more memory than this JVM's heap of "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB; give it more, such as java -Xmx2g -jar benchmarks.jar report");
      return ExitCode.BAD_USAGE;
    }
  }

  private static int run(ReportOptions options, Console console) {
    if (options.help()) {
      console.out().print(ReportOptions.usage());
      console.out().flush();
      return ExitCode.DONE;
    }
    List<ResultFile> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Inputs.Input input : options.inputs()) {
      switch (ResultReader.read(input.path(), input.label())) {
        case ResultFile file when file.measurements().isEmpty() ->
            problems.add(
                new Problem(
                    file.path(),
                    1,
                    1,
                    "there are no results in it; JMH leaves an empty list when every benchmark"
                        + " failed"));
        case ResultFile file -> files.add(file);
        case Problem problem -> problems.add(problem);
      }
    }
    files.stream()
        .flatMap(file -> file.problems().stream())
        .forEach(problem -> console.err().println("warning: " + Escape.plain(problem.inOneLine())));
    problems.forEach(problem -> console.error(Escape.plain(problem.inOneLine())));
    if (!problems.isEmpty() && (!options.keepGoing() || files.isEmpty())) {
      return ExitCode.BAD_USAGE;
    }
    String report = Views.report(files, options, console.columns());
    if (options.output().isPresent()) {
      try {
        OutputFile.write(options.output().get(), report);
      } catch (IOException e) {
        throw new BadUsage("can't write " + options.output().get() + ": " + e.getMessage());
      }
    } else {
      console.out().print(report);
      console.out().flush();
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.BAD_USAGE;
  }
}
