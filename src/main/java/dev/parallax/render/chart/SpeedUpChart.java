package dev.parallax.render.chart;

import dev.parallax.advice.screen.Scaling;
import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.chart.Panels.Panel;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Look.Dash;
import dev.parallax.render.plot.Mark;
import dev.parallax.render.plot.Mark.Line;
import dev.parallax.render.plot.Mark.Pen;
import dev.parallax.render.plot.Mark.Place;
import dev.parallax.render.plot.Ticks;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.scaling.ScalingFit;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchCell;
import dev.parallax.unit.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Speed-up by workers and model, against the ideal and the fitted law. */
final class SpeedUpChart {
  private static final int CURVE_POINTS = 40;

  private SpeedUpChart() {}

  static Drawing of(Panels panels, Lifecycle lifecycle) {
    OverWorkers speedUps = OverWorkers.of(panels, SpeedUpChart::speedUp);
    if (speedUps.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of speed-ups, %s: nothing could be compared with a baseline"
              .formatted(lifecycle.word()));
    }
    Workers workers = speedUps.workers();
    List<List<Mark>> marks = new ArrayList<>();
    boolean laws = false;
    for (Panel panel : panels.panels()) {
      Map<String, Mark> curves = workers.areNumbers() ? curves(panel, speedUps) : Map.of();
      laws |= !curves.isEmpty();
      List<Mark> of = new ArrayList<>(List.of(speedUps.level(1, Ink.MUTED)));
      of.addAll(speedUps.unbounded(panel));
      of.addAll(speedUps.lines(panel, model -> !curves.containsKey(model)));
      of.addAll(curves.values());
      of.addAll(speedUps.points(panel));
      marks.add(of);
    }
    List<Double> values = Mark.ys(marks.stream().flatMap(List::stream).toList());
    if (workers.areNumbers()) {
      double most = values.stream().mapToDouble(value -> value).max().orElse(1);
      marks.forEach(of -> of.addFirst(ideal(workers, most)));
    }
    Axis y =
        ValueAxis.doublings(
            "speed-up (x, logarithmic), " + Direction.HIGHER_IS_BETTER.words(), values);
    String baseline = baseline(panels);
    String note =
        (workers.areNumbers() ? "dashed: ideal; " : "")
            + (laws ? "curves: fitted scaling law; " : "")
            + "level line: %s; %s".formatted(baseline, panels.confidence());
    return new Drawing.Drawn(
        "speed-up-" + lifecycle.word(),
        speedUps.plot(
            "Speed-up over " + baseline + ", " + lifecycle.word(), marks, unused -> y, note),
        "Speed-up by workers and model, higher is better. "
            + panels.panels().stream()
                .flatMap(panel -> most(panel).stream())
                .collect(Collectors.joining(" ")));
  }

  private static Optional<Estimate> speedUp(BatchCell cell) {
    return cell.speedUp().filter(estimate -> Double.isFinite(estimate.value()));
  }

  private static String baseline(Panels panels) {
    List<String> names =
        panels.panels().stream()
            .map(panel -> panel.table().baselineCell().name())
            .distinct()
            .toList();
    return names.size() == 1 ? names.getFirst() : "the baseline";
  }

  /** As many times as fast as there are workers, as far up as anything else goes. */
  private static Mark ideal(Workers workers, double most) {
    double from = Math.max(0, workers.first());
    double to = Math.min(workers.last(), Ticks.log2(Math.max(most, 1.2)));
    return curve(from, to, count -> count, new Pen(Ink.MUTED, Dash.LONG_DASH, 1));
  }

  /** The fitted laws of a panel, by model. */
  private static Map<String, Mark> curves(Panel panel, OverWorkers speedUps) {
    double baseline = panel.table().baselineCell().seconds().value();
    List<Double> at =
        panel.table().workerCounts().stream().map(speedUps.workers()::at).sorted().toList();
    Map<String, Mark> curves = new LinkedHashMap<>();
    for (Scaling scaling : panel.scaling()) {
      if (scaling.fit() instanceof ScalingFit.Fitted law) {
        curves.put(
            scaling.model(),
            curve(
                at.getFirst(),
                at.getLast(),
                count -> baseline * law.model().throughput(count),
                speedUps.series().look(scaling.model()).pen()));
      }
    }
    return curves;
  }

  /**
   * A function of the worker count.
   *
   * @param from binary logarithm of a count
   * @param to the same
   */
  private static Mark curve(double from, double to, DoubleUnaryOperator speedUp, Pen pen) {
    List<Place> places =
        IntStream.rangeClosed(0, CURVE_POINTS)
            .mapToDouble(i -> from + (to - from) * i / CURVE_POINTS)
            .mapToObj(x -> new Place(x, speedUp.applyAsDouble(Math.pow(2, x))))
            .toList();
    return new Line(from < to ? places : List.of(), pen);
  }

  /** The fastest cell of a panel. */
  private static Optional<String> most(Panel panel) {
    Comparator<BatchCell> order =
        Comparator.comparingDouble(cell -> speedUp(cell).orElseThrow().value());
    return panel.table().cells().stream()
        .filter(cell -> !cell.isSerial() && speedUp(cell).isPresent())
        .max(order)
        .map(cell ->
            "%s: most with %s, %s."
                .formatted(
                    panel.name(),
                    cell.name(),
                    String.join(" ", Detail.ENDS.ratio(speedUp(cell).orElseThrow())).strip()));
  }
}
