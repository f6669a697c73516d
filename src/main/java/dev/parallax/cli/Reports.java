package dev.parallax.cli;

import dev.parallax.advice.Report;
import dev.parallax.render.Format;
import dev.parallax.result.Problem;
import dev.parallax.result.Reading;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.RunFacts;
import dev.parallax.table.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reports of one run, for a campaign that has just ended. */
public final class Reports {
  private Reports() {}

  /**
   * Tables and recommendations for a terminal.
   *
   * @param runDirectoryOrFile a run directory or a JMH JSON file
   * @param columns width of the terminal in characters
   * @throws BadUsage if the results can't be read
   */
  public static String text(Path runDirectoryOrFile, int columns) {
    return render(runDirectoryOrFile, Format.TEXT, columns);
  }

  /**
   * The same as Markdown.
   *
   * @param runDirectoryOrFile a run directory or a JMH JSON file
   * @throws BadUsage if the results can't be read
   */
  public static String markdown(Path runDirectoryOrFile) {
    return render(runDirectoryOrFile, Format.MARKDOWN, Integer.MAX_VALUE);
  }

  /** A report of files that were read. */
  static String of(List<ResultFile> files, ReportSettings settings, Format format, int columns) {
    return format.renderer(columns).render(Report.of(Tables.of(files, settings), facts(files)));
  }

  /** What is known of the run, if it is one run that is reported. */
  static Optional<RunFacts> facts(List<ResultFile> files) {
    return files.size() == 1 ? RunFacts.of(files.getFirst()) : Optional.empty();
  }

  private static String render(Path path, Format format, int columns) {
    Reading reading = ResultReader.read(path, String.valueOf(path.getFileName()));
    return switch (reading) {
      case ResultFile file -> of(List.of(file), ReportSettings.standard(), format, columns);
      case Problem problem -> throw new BadUsage(problem.inOneLine());
    };
  }
}
