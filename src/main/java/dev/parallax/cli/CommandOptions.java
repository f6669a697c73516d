package dev.parallax.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the options of the reporting commands have in common. */
final class CommandOptions {
  private CommandOptions() {}

  /** {@code -h}, which every command has. */
  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .type(boolean.class)
        .description("Show this.")
        .build();
  }

  /** An option with a value that the command reads itself. */
  static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** An option without a value. */
  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  /**
   * Splits a command's arguments into options and paths.
   *
   * @throws BadUsage with one line that says what is wrong
   */
  static ParseResult parse(CommandSpec spec, String[] arguments) {
    try {
      return new CommandLine(spec).parseArgs(arguments);
    } catch (ParameterException e) {
      throw new BadUsage(
          String.valueOf(e.getMessage()).replaceAll("\\s*[\\r\\n]+\\s*", " ")
              + "; see "
              + spec.name()
              + " --help");
    }
  }

  /** How a command is used. */
  static String usage(CommandSpec spec) {
    return new CommandLine(spec).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** The value of an option of {@link #text}. */
  static Optional<String> value(ParseResult parsed, String option) {
    return Optional.ofNullable(parsed.<String>matchedOptionValue(option, null));
  }

  /**
   * The file that {@code --output} names.
   *
   * @throws BadUsage if no file can have that name
   */
  static Optional<Path> output(ParseResult parsed) {
    return value(parsed, "--output").map(CommandOptions::path);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadUsage("--output: not a path: " + text);
    }
  }
}
