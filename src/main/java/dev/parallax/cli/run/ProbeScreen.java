package dev.parallax.cli.run;

import dev.parallax.advice.Report;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.report.Reports;
import dev.parallax.render.timeline.TimelineText;
import dev.parallax.result.timeline.Timelines;
import dev.parallax.suite.RunFiles;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskFigures;
import dev.parallax.table.timeline.TaskPanel;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a probe shows when it ends: the answer, its evidence, and its picture below. */
final class ProbeScreen {
  /** Room for a picture of serial and eight workers. */
  private static final int LINES_OF_PICTURE = 15;

  private ProbeScreen() {}

  static void show(Path results, Console console) throws IOException {
    Console shorter =
        new Console(
            console.out(),
            console.err(),
            console.columns(),
            console.lines() - LINES_OF_PICTURE,
            console.interactive());
    Report report = Reports.close(results, shorter);
    if (!Files.isDirectory(results.resolve(RunFiles.TIMELINES))) {
      return;
    }
    Optional<TaskFigure> figure =
        report.sections().stream()
            .map(Report.Section::table)
            .filter(BatchTable.class::isInstance)
            .map(BatchTable.class::cast)
            .findFirst()
            .flatMap(table -> figure(table, TaskFigures.of(Timelines.read(results).timelines())));
    if (figure.isPresent()) {
      StringWriter text = new StringWriter();
      TimelineText.write(List.of(figure.get()), console.columns(), text);
      console.out().print("\n" + text);
      console.out().flush();
    }
  }

  /** Serial, and the cell to use. */
  private static Optional<TaskFigure> figure(BatchTable table, List<TaskFigure> figures) {
    Optional<BatchCell> best = best(table);
    return figures.stream()
        .filter(figure -> figure.workload().equals(table.workload()))
        .filter(figure -> figure.lifecycle().equals(table.lifecycle().word()))
        .findFirst()
        .map(figure ->
            new TaskFigure(
                figure.workload(),
                figure.lifecycle(),
                figure.settings(),
                figure.panels().stream().filter(panel -> isShown(panel, best)).toList()));
  }

  private static boolean isShown(TaskPanel panel, Optional<BatchCell> best) {
    return panel.isSerial()
        || best.stream()
            .filter(cell -> cell.model().equals(panel.model()))
            .anyMatch(cell ->
                !panel.hasWorkers() || cell.workers().equals(Integer.toString(panel.workers())));
  }

  private static Optional<BatchCell> best(BatchTable table) {
    return table.answers().use().map(use -> table.member(use.cell()));
  }
}
