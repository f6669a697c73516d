package dev.parallax.cli.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the options of the reporting commands have in common. */
public final class CommandOptions {
  private CommandOptions() {}

  /** {@code -h}, which every command has. */
  public static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .type(boolean.class)
        .description("Show this.")
        .build();
  }

  /** An option with a value that the command reads itself. */
  public static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** An option without a value. */
  public static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  /**
   * Splits a command's arguments into options and paths.
   *
   * @throws BadUsage with one line that says what is wrong
   */
  public static ParseResult parse(CommandSpec spec, String[] arguments) {
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
  public static String usage(CommandSpec spec) {
    return new CommandLine(spec).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** The value of an option of {@link #text}. */
  public static Optional<String> value(ParseResult parsed, String option) {
    return Optional.ofNullable(parsed.<String>matchedOptionValue(option, null));
  }

  /**
   * The file that {@code --output} names.
   *
   * @throws BadUsage if no file can have that name
   */
  public static Optional<Path> output(ParseResult parsed) {
    return path(parsed, "--output");
  }

  /** The option that asks for pictures. */
  public static OptionSpec charts() {
    return text(
        "--charts", "DIR", "Also draw pictures, as SVG files in this directory; it is made.");
  }

  /**
   * The directory that {@code --charts} names.
   *
   * @throws BadUsage if no directory can have that name
   */
  public static Optional<Path> charts(ParseResult parsed) {
    return path(parsed, "--charts");
  }

  private static Optional<Path> path(ParseResult parsed, String option) {
    Optional<String> text = value(parsed, option);
    try {
      return text.map(Path::of);
    } catch (InvalidPathException e) {
      throw new BadUsage(option + ": not a path: " + text.orElse(""));
    }
  }
}
