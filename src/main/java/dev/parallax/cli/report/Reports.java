package dev.parallax.cli.report;

import dev.parallax.advice.Report;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.OutputFile;
import dev.parallax.group.ExpressionException;
import dev.parallax.group.View;
import dev.parallax.render.ClosingScreen;
import dev.parallax.render.Format;
import dev.parallax.render.html.Surroundings;
import dev.parallax.render.parts.Renderer;
import dev.parallax.result.Machines;
import dev.parallax.result.Problem;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.suite.RunFiles;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.RunFacts;
import dev.parallax.table.Table;
import dev.parallax.table.build.ClusterTables;
import dev.parallax.table.build.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes reports: of files that a reader names, and of a run that has just ended. */
public final class Reports {
  private Reports() {}

  /**
   * The report of what a reader asks to see. When it is there, nothing of the files is needed but
   * what it shows.
   *
   * @param cluster which clusters are to be simulated besides
   * @throws BadUsage if what was asked for can't be understood, or isn't there
   */
  public static Report of(
      List<ResultFile> files,
      ReportSettings settings,
      View view,
      Optional<ClusterTables.Request> cluster) {
    try {
      List<Table> tables = new ArrayList<>(Tables.of(files, settings, view, Machines.of(files)));
      cluster.ifPresent(asked -> tables.addAll(ClusterTables.of(files, tables, asked)));
      return Report.of(tables, facts(files));
    } catch (ExpressionException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Puts the report of a run beside its results, as {@code report} writes it in Markdown, JSON and
   * HTML with its pictures, and shows what came out, on one page. Results that lie in no run
   * directory have no room beside them and nothing that could be cut: they are shown whole.
   *
   * @param runDirectoryOrFile a run directory or a JMH JSON file
   * @return what was shown
   * @throws BadUsage if the results can't be read
   */
  public static Report close(Path runDirectoryOrFile, Console console) throws IOException {
    ResultFile file = read(runDirectoryOrFile);
    boolean isRun = Files.isDirectory(runDirectoryOrFile);
    Optional<RunFacts> facts = RunFacts.of(file);
    Report report =
        report(
            file,
            isRun
                ? facts.map(run ->
                    run.with(RunFiles.TABLES, RunFiles.VERDICTS, RunFiles.PAGE, RunFiles.CHARTS))
                : facts);
    if (isRun) {
      write(runDirectoryOrFile.resolve(RunFiles.TABLES), Format.MARKDOWN, report);
      write(runDirectoryOrFile.resolve(RunFiles.VERDICTS), Format.JSON, report);
      ReportPictures drawn = ReportPictures.of(List.of(file), report);
      Surroundings around =
          drawn.page(
              Output.commandLine(
                  "report", runDirectoryOrFile.toString(), "--format", Format.HTML.word()));
      Renderer page = Format.HTML.renderer(Integer.MAX_VALUE, around);
      OutputFile.replace(runDirectoryOrFile.resolve(RunFiles.PAGE), out -> page.write(report, out));
      // Those of the page: drawing them once more would take as long as all the rest.
      new ChartFolder(runDirectoryOrFile.resolve(RunFiles.CHARTS)).replace(drawn.pictures());
    }
    ClosingScreen screen =
        new ClosingScreen(
            console.columns(),
            console.lines(),
            Output.commandLine("report", runDirectoryOrFile.toString()));
    console.out().print(screen.render(report));
    console.out().flush();
    return report;
  }

  /** What is known of the run, if it is one run that is reported. */
  static Optional<RunFacts> facts(List<ResultFile> files) {
    return files.size() == 1 ? RunFacts.of(files.getFirst()) : Optional.empty();
  }

  private static ResultFile read(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return switch (ResultReader.read(path, name == null ? path.toString() : name.toString())) {
      case ResultFile file -> file;
      case Problem problem -> throw new BadUsage(problem.inOneLine());
    };
  }

  private static Report report(ResultFile file, Optional<RunFacts> facts) {
    List<ResultFile> files = List.of(file);
    return Report.of(
        Tables.of(files, ReportSettings.standard(), View.standard(), Machines.of(files)), facts);
  }

  private static void write(Path file, Format format, Report report) throws IOException {
    OutputFile.replace(file, out -> format.renderer(Integer.MAX_VALUE).write(report, out));
  }
}
