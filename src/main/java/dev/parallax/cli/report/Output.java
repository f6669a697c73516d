package dev.parallax.cli.report;

import dev.parallax.advice.Report;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.OutputFile;
import dev.parallax.render.Format;
import dev.parallax.render.html.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a report goes.
 *
 * @param file empty for standard output
 * @param charts the directory for pictures; empty for none
 * @param again the command that would make the same, as a line for a shell
 */
record Output(Format format, Optional<Path> file, Optional<Path> charts, String again) {
  /** The command {@code report} or {@code compare} with its arguments as a shell takes them. */
  static String commandLine(String command, String... arguments) {
    return Stream.concat(
            Stream.of("java -jar benchmarks.jar", command),
            Stream.of(arguments).map(Output::quoted))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_.,:/=@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  /**
   * Writes the report, and its pictures if they are wanted.
   *
   * @param draw draws the pictures, which takes longer than all else
   */
  void write(Report report, Supplier<ReportPictures> draw, Console console) {
    Optional<ReportPictures> drawn =
        format == Format.HTML || charts.isPresent() ? Optional.of(draw.get()) : Optional.empty();
    Surroundings around = drawn.map(all -> all.page(again)).orElse(Surroundings.unknown());
    OutputFile.writeOrPrint(
        file, out -> format.renderer(console.columns(), around).write(report, out), console);
    if (charts.isPresent() && drawn.isPresent()) {
      new ChartFolder(charts.get())
          .write(drawn.get().pictures(), drawn.get().charts().omitted(), console);
    }
  }
}
