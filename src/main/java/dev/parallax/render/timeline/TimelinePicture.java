package dev.parallax.render.timeline;

import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Facets;
import dev.parallax.render.plot.Layer;
import dev.parallax.render.plot.Picture;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskPanel;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The picture of a figure: models across, worker counts down, a lane for each worker, a bar for
 * each task, one time axis. When a pool opened and closed is seen, and when its workers were idle;
 * a line marks the makespan, a dashed one that of {@code serial}.
 */
public final class TimelinePicture {
  private static final double NANOS = 1e-9;
  private static final int PANEL_WIDTH = 250;
  private static final int LEAST_WIDTH = 480;
  private static final int MOST_TITLE_WIDTH = 1000;
  private static final int AROUND_PANELS = 110;
  private static final int LEAST_PANEL_HEIGHT = 84;
  private static final int MOST_PANEL_HEIGHT = 180;
  private static final int LANE_HEIGHT = 14;

  /** Beyond that many lanes their numbers would run into each other. */
  private static final int MOST_LABELLED_LANES = 12;

  private final TaskFigure figure;
  private final List<TaskPanel> panels;
  private final Optional<TaskPanel> serial;
  private final Scale scale;
  private final TimelineMarks marks;

  private TimelinePicture(TaskFigure figure) {
    this.figure = figure;
    this.serial =
        figure.panels().stream()
            .filter(TaskPanel::isSerial)
            .findFirst()
            .filter(unused -> figure.panels().size() > 1);
    this.panels =
        figure.panels().stream().filter(panel -> !serial.equals(Optional.of(panel))).toList();
    this.scale = Scale.of((double) figure.endNanos() * NANOS, Unit.SECONDS);
    this.marks =
        new TimelineMarks(
            panels,
            figure.endNanos(),
            figure.endNanos() / PANEL_WIDTH,
            serial.stream().mapToLong(TaskPanel::makespanNanos).findFirst(),
            scale);
  }

  /**
   * Draws it.
   *
   * @param id see {@link Picture#id(String)}
   */
  public static Picture of(TaskFigure figure, String id) {
    return new TimelinePicture(figure).picture(id);
  }

  private Picture picture(String id) {
    List<String> models = panels.stream().map(TaskPanel::model).distinct().toList();
    int mostWorkers = panels.stream().mapToInt(TaskPanel::workers).max().orElse(1);
    int rows = (int) panels.stream().mapToInt(TaskPanel::workers).distinct().count();
    int panelHeight =
        Math.clamp((long) LANE_HEIGHT * mostWorkers, LEAST_PANEL_HEIGHT, MOST_PANEL_HEIGHT);
    String title = title();
    Plot plot =
        Plot.of(
                Axis.linear("time (" + scale.symbol() + "), lower is better")
                    .showing(0, 1.02 * (double) figure.endNanos() * NANOS / scale.factor()),
                Axis.linear("worker").labelled(laneLabels(mostWorkers)))
            .with(Series.models(models).withoutLegend())
            .with(Facets.grid(TimelineMarks.WORKERS, TimelineMarks.MODEL).free(false, true))
            .noted(note())
            .sized(
                Math.max(leastWidth(title), 90 + PANEL_WIDTH * models.size()),
                AROUND_PANELS + rows * panelHeight);
    for (Layer layer : marks.layers()) {
      plot = plot.with(layer);
    }
    return plot.picture(id, title, alternative());
  }

  /** Room for the title, which would be cut off, as long as it is one that people read. */
  private static int leastWidth(String title) {
    return Math.clamp(Plot.widthFor(title), LEAST_WIDTH, MOST_TITLE_WIDTH);
  }

  private static List<Axis.Tick> laneLabels(int workers) {
    int step = Math.ceilDiv(workers, MOST_LABELLED_LANES);
    return IntStream.range(0, Math.ceilDiv(workers, step))
        .map(i -> i * step)
        .mapToObj(worker -> new Axis.Tick(-worker, Integer.toString(worker)))
        .toList();
  }

  private String title() {
    List<String> settings = figure.unusualSettings();
    return figure.name()
        + (settings.isEmpty() ? "" : " (" + String.join(", ", settings) + ")")
        + ": one bar per task";
  }

  private String note() {
    List<String> parts = new ArrayList<>();
    parts.add("line: makespan");
    if (serial.isPresent()) {
      parts.add("dashed: serial, " + TimelineMarks.time(serial.get().makespanNanos()));
    }
    if (panels.stream().anyMatch(panel -> panel.open().isPresent())) {
      parts.add("grey: the pool opens or closes");
    }
    if (marks.showsCarriers()) {
      parts.add("numbers: carrier of the virtual thread, at its start > at its stop");
    }
    if (marks.isMerged()) {
      parts.add("tasks less than a pixel long are drawn together");
    }
    return String.join("; ", parts);
  }

  private String alternative() {
    String cells =
        figure.panels().stream().map(TimelinePicture::inWords).collect(Collectors.joining("; "));
    return "One operation of each cell of %s, drawn as a bar per task over time. %s. Lower is better."
        .formatted(figure.name(), cells);
  }

  private static String inWords(TaskPanel panel) {
    String took = panel.name() + " took " + TimelineMarks.time(panel.makespanNanos());
    if (panel.carriers().isPresent()) {
      took += " " + CarrierWords.of(panel.carriers().getAsInt());
    }
    return panel.busyShare().isPresent()
        ? took + " with workers busy " + Numbers.percent(panel.busyShare().getAsDouble()) + " of it"
        : took;
  }
}
