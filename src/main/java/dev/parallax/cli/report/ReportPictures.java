package dev.parallax.cli.report;

import dev.parallax.advice.Report;
import dev.parallax.render.chart.Charts;
import dev.parallax.render.page.Surroundings;
import dev.parallax.render.plot.Picture;
import dev.parallax.result.ResultFile;
import dev.parallax.result.timeline.Timelines;
import dev.parallax.suite.RunFiles;
import dev.parallax.table.timeline.TaskFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report with all pictures of its results.
 *
 * @param files what was reported
 * @param charts of the tables
 * @param timelines of the run, if it is one run that kept some
 */
record ReportPictures(List<ResultFile> files, Charts charts, List<Picture> timelines) {
  private static final String SPEED_UP = "speed-up";

  ReportPictures {
    files = List.copyOf(files);
    timelines = List.copyOf(timelines);
  }

  /** Draws all of it, which takes longer than all else that a report does. */
  static ReportPictures of(List<ResultFile> files, Report report) {
    return new ReportPictures(files, Charts.of(report, Reports.facts(files)), timelines(files));
  }

  /**
   * What a page shows beside its tables.
   *
   * @param args of the report command that would make the page again
   */
  Surroundings page(String[] args) {
    List<Picture> speedUps = charts.pictures().stream().filter(ReportPictures::isSpeedUp).toList();
    List<Picture> others =
        charts.pictures().stream().filter(picture -> !isSpeedUp(picture)).toList();
    return Views.surroundings(files, args)
        .withPictures(speedUps, others, charts.omitted())
        .withTimelines(timelines);
  }

  /** All of them, each with an id of its own. */
  List<Picture> pictures() {
    return Stream.concat(charts.pictures().stream(), timelines.stream()).toList();
  }

  private static boolean isSpeedUp(Picture picture) {
    return picture.id().startsWith(SPEED_UP);
  }

  private static List<Picture> timelines(List<ResultFile> files) {
    Path parent = files.size() == 1 ? files.getFirst().path().getParent() : null;
    return parent != null && Files.isDirectory(parent.resolve(RunFiles.TIMELINES))
        ? TimelinePictures.of(TaskFigures.of(Timelines.read(parent).timelines()))
        : List.of();
  }
}
