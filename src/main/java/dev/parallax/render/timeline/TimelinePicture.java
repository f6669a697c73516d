package dev.parallax.render.timeline;

import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Font;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Legend;
import dev.parallax.render.plot.Look.Dash;
import dev.parallax.render.plot.Mark;
import dev.parallax.render.plot.Mark.Pen;
import dev.parallax.render.plot.Picture;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskPanel;
import dev.parallax.table.timeline.TaskPanel.Bar;
import dev.parallax.table.timeline.TaskPanel.Phase;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The picture of a figure: models across, worker counts down, a lane for each worker, a bar for
 * each task, one time axis. When a pool opened and closed is seen, and when its workers were idle;
 * a line marks the makespan, a dashed one that of {@code serial}.
 *
 * <p>Worker 0 has its lane around y = 0, the next one around -1, and above them is room for the
 * time.
 */
public final class TimelinePicture {
  private static final double PANEL_WIDTH = 240;
  private static final double MOST_LANES_HEIGHT = 200;
  private static final double MOST_LANE_HEIGHT = 18;

  /** Of workers beyond a hundred only the lanes that have tasks can be seen. */
  private static final double LEAST_LANE_HEIGHT = 2;

  /** Above the lanes, in pixels. */
  private static final double ROOM_FOR_TIME = 20;

  private static final double HALF_LANE = 0.38;
  private static final double LEAST_LANE_FOR_WORDS = 12;

  private final TaskFigure figure;
  private final List<TaskPanel> panels;
  private final Optional<TaskPanel> serial;
  private final Series models;
  private final double pixelNanos;
  private boolean merged;
  private boolean showsCarriers;

  private TimelinePicture(TaskFigure figure) {
    this.figure = figure;
    this.serial =
        figure.panels().stream()
            .filter(TaskPanel::isSerial)
            .findFirst()
            .filter(unused -> figure.panels().size() > 1);
    this.panels =
        figure.panels().stream().filter(panel -> !serial.equals(Optional.of(panel))).toList();
    this.models = Series.models(panels.stream().map(TaskPanel::model).distinct().toList());
    this.pixelNanos = figure.endNanos() / PANEL_WIDTH;
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
    List<Double> ends = List.of(seconds(figure.endNanos()));
    Axis x = ValueAxis.linear("time", Direction.LOWER_IS_BETTER, ends, Unit.SECONDS).over(ends);
    List<Plot.Panel> drawn = new ArrayList<>();
    for (int workers : new TreeSet<>(panels.stream().map(TaskPanel::workers).toList())) {
      double lane = Math.clamp(MOST_LANES_HEIGHT / workers, LEAST_LANE_HEIGHT, MOST_LANE_HEIGHT);
      Axis y = lanes(workers, ROOM_FOR_TIME / lane);
      String side = workers == 1 ? "1 worker" : workers + " workers";
      List<String> columns = List.copyOf(models.looks().keySet());
      boolean first = drawn.isEmpty();
      for (String model : columns) {
        List<Mark> marks =
            panels.stream()
                .filter(panel -> panel.workers() == workers && panel.model().equals(model))
                .findFirst()
                .map(panel -> marks(panel, y, lane))
                .orElse(List.of());
        drawn.add(
            new Plot.Panel(
                first ? model : "",
                model.equals(columns.getLast()) ? side : "",
                lane * workers + ROOM_FOR_TIME,
                x,
                y,
                marks));
      }
    }
    Plot plot = new Plot(title(), drawn, models.looks().size(), PANEL_WIDTH, Legend.none(), note());
    return plot.picture(id, alternative());
  }

  private static Axis lanes(int workers, double above) {
    List<Axis.Tick> ticks =
        IntStream.range(0, workers)
            .mapToObj(worker -> new Axis.Tick(-worker, Integer.toString(worker)))
            .toList();
    return Axis.linear("worker", 0.5 - workers, 0.5 + above, ticks);
  }

  private List<Mark> marks(TaskPanel panel, Axis y, double lane) {
    double bottom = y.lo();
    List<Mark> marks = new ArrayList<>();
    Stream.of(panel.open(), panel.close())
        .flatMap(Optional::stream)
        .forEach(pool -> marks.add(box(pool, bottom, 0.5, Ink.GRID, Pen.NONE)));
    for (int worker = 0; worker < panel.workers(); worker++) {
      Phase batch = panel.batch();
      marks.add(
          Mark.line(
              seconds(batch.startNanos()),
              -worker,
              seconds(batch.stopNanos()),
              -worker,
              Pen.solid(Ink.GRID, 1)));
    }
    List<Mark> carriers = new ArrayList<>();
    Ink ink = models.look(panel.model()).ink();
    for (Bar bar : bars(panel)) {
      Phase seen =
          new Phase(
              bar.startNanos(), Math.max(bar.stopNanos(), bar.startNanos() + (long) pixelNanos));
      double low = -bar.worker() - HALF_LANE;
      marks.add(box(seen, low, low + 2 * HALF_LANE, ink, Pen.solid(Ink.PAPER, 0.5)));
      String carrier = TimelineText.carriers(bar);
      double room = (bar.stopNanos() - bar.startNanos()) / pixelNanos;
      if (!carrier.isEmpty()
          && Font.TINY.width(carrier) < room - 2
          && lane >= LEAST_LANE_FOR_WORDS) {
        double middle = seconds((bar.startNanos() + bar.stopNanos()) / 2);
        carriers.add(Mark.text(middle, -bar.worker(), carrier, Font.TINY));
        showsCarriers = true;
      }
    }
    marks.addAll(carriers);
    serial.ifPresent(of -> marks.add(end(of, bottom, 0.5, new Pen(Ink.MUTED, Dash.DASHED, 1.5))));
    marks.add(end(panel, bottom, 0.5 + (y.hi() - 0.5) * 0.2, Pen.solid(Ink.TEXT, 1.5)));
    String words = TimelineText.makespan(panel);
    if (panel.carriers().isPresent()) {
      words += " " + TimelineText.carriers(panel.carriers().getAsInt());
    }
    double above = 0.5 + (y.hi() - 0.5) * 0.6;
    marks.add(Mark.text(seconds(panel.makespanNanos()), above, words, Font.LABEL));
    return marks;
  }

  private static Mark end(TaskPanel panel, double low, double high, Pen pen) {
    double end = seconds(panel.makespanNanos());
    return Mark.line(end, low, end, high, pen);
  }

  private static Mark box(Phase phase, double low, double high, Ink fill, Pen edge) {
    return Mark.box(seconds(phase.startNanos()), low, seconds(phase.stopNanos()), high, fill, edge);
  }

  /**
   * The bars as they are drawn, by worker, then by time: tasks shorter than a pixel whose gaps are
   * shorter, too, are one bar, since ten thousand of them would be a large file and a black block.
   */
  private List<Bar> bars(TaskPanel panel) {
    List<Bar> drawn = new ArrayList<>();
    boolean lastIsShort = false;
    for (Bar bar :
        panel.bars().stream()
            .sorted(Comparator.comparingInt(Bar::worker).thenComparingLong(Bar::startNanos))
            .toList()) {
      boolean isShort = bar.stopNanos() - bar.startNanos() < pixelNanos;
      if (isShort
          && lastIsShort
          && drawn.getLast().worker() == bar.worker()
          && bar.startNanos() - drawn.getLast().stopNanos() < pixelNanos) {
        Bar last = drawn.removeLast();
        long stop = Math.max(last.stopNanos(), bar.stopNanos());
        drawn.add(new Bar(last.task(), last.worker(), last.startNanos(), stop));
        merged = true;
      } else {
        drawn.add(bar);
      }
      lastIsShort = isShort;
    }
    return drawn;
  }

  private static double seconds(long nanos) {
    return nanos * 1e-9;
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
    serial.ifPresent(of -> parts.add("dashed: serial, " + TimelineText.makespan(of)));
    if (panels.stream().anyMatch(panel -> panel.open().isPresent())) {
      parts.add("grey: the pool opens or closes");
    }
    if (showsCarriers) {
      parts.add("numbers: carrier of the virtual thread, at its start > at its stop");
    }
    if (merged) {
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
    String took = panel.name() + " took " + TimelineText.makespan(panel);
    if (panel.carriers().isPresent()) {
      took += " " + TimelineText.carriers(panel.carriers().getAsInt());
    }
    return panel.busyShare().isPresent()
        ? took + " with workers busy " + Numbers.percent(panel.busyShare().getAsDouble()) + " of it"
        : took;
  }
}
