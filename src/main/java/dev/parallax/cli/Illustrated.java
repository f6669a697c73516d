package dev.parallax.cli;

import dev.parallax.advice.Report;
import dev.parallax.render.Surroundings;
import dev.parallax.render.chart.Charts;
import dev.parallax.render.chart.Picture;
import dev.parallax.render.timeline.TimelinePicture;
import dev.parallax.result.ResultFile;
import dev.parallax.result.Timelines;
import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a page shows beside its tables, with all pictures of the results. */
final class Illustrated {
  private static final String SPEED_UP = "speed-up";
  private static final String TIMELINES = "timeline";

  private Illustrated() {}

  /**
   * Draws the report, and the time lines of its run, if it is of one run that kept some.
   *
   * @param args of the report command that would make the page again
   */
  static Surroundings of(List<ResultFile> files, String[] args, Report report) {
    Charts charts = Charts.of(report, Reports.facts(files));
    List<Picture> others = new ArrayList<>(charts.pictures());
    List<Picture> speedUps =
        others.stream().filter(picture -> picture.id().startsWith(SPEED_UP)).toList();
    others.removeAll(speedUps);
    return Views.surroundings(files, args)
        .withPictures(speedUps, others, charts.omitted())
        .withTimelines(timelines(files));
  }

  private static List<Picture> timelines(List<ResultFile> files) {
    List<Picture> pictures = new ArrayList<>();
    Path parent = files.size() == 1 ? files.getFirst().path().getParent() : null;
    if (parent != null && Files.isDirectory(parent.resolve(TIMELINES))) {
      for (TaskFigure figure : TaskFigures.of(Timelines.read(parent).timelines())) {
        pictures.add(TimelinePicture.of(figure, TIMELINES + "-" + (pictures.size() + 1)));
      }
    }
    return pictures;
  }
}
