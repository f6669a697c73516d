package dev.parallax.cli.report;

import dev.parallax.advice.Report;
import dev.parallax.render.chart.Charts;
import dev.parallax.render.html.Surroundings;
import dev.parallax.render.plot.Picture;
import dev.parallax.result.ResultFile;
import dev.parallax.result.timeline.Timelines;
import dev.parallax.suite.RunFiles;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.table.timeline.TaskFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes with a report: its pictures, and where it comes from.
 *
 * @param files what was reported
 * @param charts of the tables
 * @param timelines of the run, if it is one run that kept some
 */
record ReportPictures(List<ResultFile> files, Charts charts, List<Picture> timelines) {
  private static final String SPEED_UP = "speed-up";

  /** Draws all of it, which takes longer than all else that a report does. */
  static ReportPictures of(List<ResultFile> files, Report report) {
    Path parent = files.size() == 1 ? files.getFirst().path().getParent() : null;
    return new ReportPictures(
        files,
        Charts.of(report),
        parent != null && Files.isDirectory(parent.resolve(RunFiles.TIMELINES))
            ? TimelinePictures.of(TaskFigures.of(Timelines.read(parent).timelines()))
            : List.of());
  }

  /** Draws a comparison of two runs. */
  static ReportPictures of(List<ResultFile> files, RunComparison comparison) {
    return new ReportPictures(files, Charts.of(comparison), List.of());
  }

  /** All of them, each with an id of its own. */
  List<Picture> pictures() {
    return Stream.concat(charts.pictures().stream(), timelines.stream()).toList();
  }

  /**
   * What a page shows besides its tables.
   *
   * @param again the command that would make the same page
   */
  Surroundings page(String again) {
    Map<Boolean, List<Picture>> bySpeedUp =
        charts.pictures().stream()
            .collect(Collectors.partitioningBy(picture -> picture.id().startsWith(SPEED_UP)));
    return new Surroundings(
        files.stream()
            .map(file ->
                new Surroundings.Source(
                    file.label(), file.path().toString(), file.environment().facts()))
            .toList(),
        again,
        bySpeedUp.getOrDefault(true, List.of()),
        timelines,
        bySpeedUp.getOrDefault(false, List.of()),
        charts.omitted());
  }
}
