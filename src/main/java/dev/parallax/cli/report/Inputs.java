package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The result files that a command line names, each {@code PATH} or {@code label=PATH}. */
public final class Inputs {
  /**
   * A file to read.
   *
   * @param path a JSON file or a run directory
   * @param label what reports call it
   */
  record Input(Path path, String label) {}

  private Inputs() {}

  /**
   * Finds a label for each: its own, else the last part of its path, else as much of the path as
   * tells it from the others.
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
      String label = namesDiffer ? input.label() : longLabel(argument, input);
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
    return name == null ? path.toString() : name.toString().replaceAll("\\.json$", "");
  }

  private static String longLabel(String argument, Input input) {
    return input.label().equals(shortLabel(path(argument))) ? argument : input.label();
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadUsage("not a path: " + text);
    }
  }
}
