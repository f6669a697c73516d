package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.render.Format;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where {@code report} and {@code compare} write to, and in which format. */
final class OutputOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "How to write it: ${COMPLETION-CANDIDATES}. Default: text.")
  private String format = "text";

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "Write to this file instead of standard output.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--charts",
      paramLabel = "DIR",
      description = "Also draw pictures, as SVG files in this directory; it is made.")
  private Optional<Path> charts = Optional.empty();

  /**
   * What these options say.
   *
   * @param command the command that has them, whose line a page repeats
   * @throws BadUsage if there is no such format
   */
  Output of(CommandSpec command) {
    Format written =
        Format.named(format)
            .orElseThrow(() ->
                new BadUsage(
                    "--format %s is not known; there are %s".formatted(format, Format.words())));
    // The first word is the command's own name.
    String[] words =
        command.commandLine().getParseResult().originalArgs().stream()
            .skip(1)
            .toArray(String[]::new);
    return new Output(written, file, charts, Output.commandLine(command.name(), words));
  }

  /** The words for formats. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Format.values()).map(Format::word).iterator();
    }
  }
}
