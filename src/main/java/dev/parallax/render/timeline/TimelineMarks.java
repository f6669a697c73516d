package dev.parallax.render.timeline;

import dev.parallax.render.plot.Aesthetic;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Geom;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Layer;
import dev.parallax.table.timeline.TaskPanel;
import dev.parallax.table.timeline.TaskPanel.Bar;
import dev.parallax.table.timeline.TaskPanel.Phase;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The marks of all panels of a picture, layer by layer. Along x is time in the unit of a scale;
 * worker 0 has its lane around y = 0, the next one around -1, and above them is room for the time.
 */
final class TimelineMarks {
  /** Columns that say in which panel a mark is. */
  static final String MODEL = "model";

  static final String WORKERS = "workers";

  private static final double NANOS = 1e-9;
  private static final String[] BOX = {MODEL, WORKERS, "from", "to", "low", "high"};
  private static final String[] LINE = {MODEL, WORKERS, "from", "low", "to", "high"};
  private static final String[] LABEL = {MODEL, WORKERS, "from", "low", "text"};
  private static final double HALF_LANE = 0.38;

  /** Room that a letter in a bar needs, and lanes beyond which bars are too thin for any. */
  private static final int PIXELS_PER_LETTER = 9;

  private static final int MOST_LABELLED_LANES = 8;

  private final long endNanos;
  private final long pixelNanos;
  private final OptionalLong serialNanos;
  private final Scale scale;
  private final Data pools = Data.of(BOX);
  private final Data bars = Data.of(BOX);
  private final Data lanes = Data.of(LINE);
  private final Data ends = Data.of(LINE);
  private final Data serialEnds = Data.of(LINE);
  private final Data labelsBefore = Data.of(LABEL);
  private final Data labelsBehind = Data.of(LABEL);
  private final Data carriers = Data.of(LABEL);
  private boolean merged;
  private boolean hasCarriers;

  /**
   * Places the marks of panels.
   *
   * @param endNanos where the time axis ends
   * @param pixelNanos how much time a pixel is
   * @param serialNanos the makespan of serial, if there is one to compare with
   */
  TimelineMarks(
      List<TaskPanel> panels,
      long endNanos,
      long pixelNanos,
      OptionalLong serialNanos,
      Scale scale) {
    this.endNanos = endNanos;
    this.pixelNanos = pixelNanos;
    this.serialNanos = serialNanos;
    this.scale = scale;
    orderPanels(panels);
    panels.forEach(this::add);
  }

  /** From the lowest to the topmost. */
  List<Layer> layers() {
    return List.of(
        boxes(pools).in(Ink.GRID),
        segments(lanes).in(Ink.GRID).with("size", 0.5),
        boxes(bars).by(Aesthetic.FILL, MODEL).with("color", Ink.PAPER.light()).with("size", 0.25),
        segments(serialEnds).in(Ink.MUTED).with("linetype", "dashed").with("size", 1),
        segments(ends).in(Ink.TEXT).with("size", 1),
        labels(carriers).with("color", Ink.PAPER.light()).with("size", 5),
        labels(labelsBefore).with("hjust", 1),
        labels(labelsBehind).with("hjust", 0));
  }

  /** Whether a bar is more than a task. */
  boolean isMerged() {
    return merged;
  }

  /** Whether a number stands in a bar. */
  boolean showsCarriers() {
    return hasCarriers;
  }

  /** Panels come in the order of the first layer's data; these marks are nowhere. */
  private void orderPanels(List<TaskPanel> panels) {
    List<String> models = panels.stream().map(TaskPanel::model).distinct().toList();
    for (int workers : new TreeSet<>(panels.stream().map(TaskPanel::workers).toList())) {
      for (String model : models) {
        pools.row(model, row(workers), Double.NaN, Double.NaN, Double.NaN, Double.NaN);
      }
    }
  }

  private static String row(int workers) {
    return workers == 1 ? "1 worker" : workers + " workers";
  }

  private void add(TaskPanel panel) {
    String row = row(panel.workers());
    double top = 0.5;
    double bottom = 0.5 - panel.workers();
    panel.open().ifPresent(open -> pools.row(box(panel, open, bottom, top)));
    panel.close().ifPresent(close -> pools.row(box(panel, close, bottom, top)));
    for (int worker = 0; worker < panel.workers(); worker++) {
      lanes.row(
          panel.model(),
          row,
          inUnit(panel.batch().startNanos()),
          (double) -worker,
          inUnit(panel.batch().stopNanos()),
          (double) -worker);
    }
    addBars(panel);
    double end = inUnit(panel.makespanNanos());
    double above = top + 0.3 * (top - bottom);
    ends.row(panel.model(), row, end, bottom, end, above);
    if (serialNanos.isPresent()) {
      double serialEnd = inUnit(serialNanos.getAsLong());
      serialEnds.row(panel.model(), row, serialEnd, bottom, serialEnd, top);
    }
    boolean before = panel.makespanNanos() > endNanos / 2;
    double gap = 0.01 * inUnit(endNanos);
    (before ? labelsBefore : labelsBehind)
        .row(panel.model(), row, before ? end - gap : end + gap, (top + above) / 2, inWords(panel));
  }

  private static String inWords(TaskPanel panel) {
    String time = time(panel.makespanNanos());
    return panel.carriers().isPresent()
        ? time + " " + CarrierWords.of(panel.carriers().getAsInt())
        : time;
  }

  private Object[] box(TaskPanel panel, Phase phase, double low, double high) {
    return new Object[] {
      panel.model(),
      row(panel.workers()),
      inUnit(phase.startNanos()),
      inUnit(phase.stopNanos()),
      low,
      high
    };
  }

  private void addBars(TaskPanel panel) {
    LaneBars drawn = LaneBars.of(panel, pixelNanos);
    merged |= drawn.isMerged();
    for (Bar bar : drawn.bars()) {
      bars.row(
          box(
              panel,
              new Phase(bar.startNanos(), Math.max(bar.stopNanos(), bar.startNanos() + pixelNanos)),
              -bar.worker() - HALF_LANE,
              -bar.worker() + HALF_LANE));
      String carrier = CarrierWords.of(bar);
      if (bar.stopNanos() - bar.startNanos() > PIXELS_PER_LETTER * pixelNanos * carrier.length()
          && panel.workers() <= MOST_LABELLED_LANES
          && !carrier.isEmpty()) {
        carriers.row(
            panel.model(),
            row(panel.workers()),
            inUnit((bar.startNanos() + bar.stopNanos()) / 2),
            (double) -bar.worker(),
            carrier);
        hasCarriers = true;
      }
    }
  }

  private double inUnit(long nanos) {
    return (double) nanos * NANOS / scale.factor();
  }

  static String time(long nanos) {
    return Scale.of((double) nanos * NANOS, Unit.SECONDS).format((double) nanos * NANOS);
  }

  private static Layer boxes(Data data) {
    return Layer.of(Geom.RECTANGLE, data)
        .by(Aesthetic.X_MIN, "from")
        .by(Aesthetic.X_MAX, "to")
        .by(Aesthetic.Y_MIN, "low")
        .by(Aesthetic.Y_MAX, "high");
  }

  private static Layer segments(Data data) {
    return Layer.of(Geom.SEGMENT, data)
        .by(Aesthetic.X, "from")
        .by(Aesthetic.Y, "low")
        .by(Aesthetic.X_END, "to")
        .by(Aesthetic.Y_END, "high");
  }

  private static Layer labels(Data data) {
    return Layer.of(Geom.TEXT, data)
        .by(Aesthetic.X, "from")
        .by(Aesthetic.Y, "low")
        .by(Aesthetic.LABEL, "text")
        .with("color", Ink.TEXT.light())
        .with("size", 6);
  }
}
