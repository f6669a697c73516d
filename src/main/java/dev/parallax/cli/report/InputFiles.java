package dev.parallax.cli.report;

import dev.parallax.cli.console.Console;
import dev.parallax.render.parts.Escape;
import dev.parallax.result.Problem;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a command line, read.
 *
 * @param files those that could be read and hold results
 * @param problems why the others couldn't
 */
public record InputFiles(List<ResultFile> files, List<Problem> problems) {
  public InputFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Reads all of them, and says on the console what is wrong with which. */
  public static InputFiles read(List<Inputs.Input> inputs, Console console) {
    List<ResultFile> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Inputs.Input input : inputs) {
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
    return new InputFiles(files, problems);
  }
}
