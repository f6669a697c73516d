package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.render.parts.Escape;
import dev.parallax.result.Problem;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The result files that a command line names, each {@code PATH} or {@code label=PATH}; {@code -} is
 * standard input.
 */
public final class Inputs {
  /** As in most tools. */
  private static final String STANDARD_INPUT = "-";

  private Inputs() {}

  /**
   * A file to read.
   *
   * @param path a JSON file or a run directory
   * @param label what reports call it
   */
  record Input(Path path, String label) {}

  /**
   * The files, read.
   *
   * @param files those that could be read and hold results
   * @param complete whether all could
   */
  public record Read(List<ResultFile> files, boolean complete) {}

  /**
   * Finds a label for each: its own, else the last part of its path, else as much of the path as
   * distinguishes it from the others.
   *
   * @throws BadUsage if something can't be a path, or two inputs are given the same label
   */
  public static List<Input> of(List<String> arguments) {
    List<Input> inputs = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    boolean namesDiffer =
        arguments.stream().map(Inputs::of).map(Input::label).distinct().count() == arguments.size();
    for (String argument : arguments) {
      Input input = of(argument);
      boolean named = !input.label().equals(shortLabel(path(argument)));
      String label = namesDiffer || named ? input.label() : argument;
      if (!labels.add(label)) {
        throw new BadUsage(
            "two inputs are called \"" + label + "\"; name them apart with label=PATH");
      }
      inputs.add(new Input(input.path(), label));
    }
    return inputs;
  }

  private static Input of(String argument) {
    int equals = argument.indexOf('=');
    // A file may itself have an equals sign in its name, and a label has no slash.
    boolean labelled =
        equals > 0
            && argument.substring(0, equals).indexOf('/') < 0
            && !path(argument).toFile().exists();
    if (argument.isBlank() || (labelled && argument.substring(equals + 1).isBlank())) {
      throw new BadUsage("\"" + argument + "\" names no file; allowed are PATH and label=PATH");
    }
    return labelled
        ? new Input(path(argument.substring(equals + 1)), argument.substring(0, equals))
        : new Input(path(argument), shortLabel(path(argument)));
  }

  private static String shortLabel(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString().replaceAll("\\.json(\\.gz)?$", "");
  }

  static Path path(String text) {
    if (text.equals(STANDARD_INPUT)) {
      return Path.of("/dev/stdin");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadUsage("not a path: " + text);
    }
  }

  /** Reads all of them, and says on the console what is wrong with which. */
  public static Read read(List<Input> inputs, Console console) {
    List<ResultFile> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Input input : inputs) {
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
    problems.forEach(problem -> console.error(problem.inOneLine()));
    return new Read(files, problems.isEmpty());
  }
}
