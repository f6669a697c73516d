package dev.parallax.render.chart;

import dev.parallax.advice.screen.Scaling;
import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Aesthetic;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Geom;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Layer;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.Ticks;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.scaling.ScalingFit;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Speed-up by workers and model, against the ideal and the fitted law. */
final class SpeedUpChart {
  private static final int CURVE_POINTS = 40;

  private SpeedUpChart() {}

  static Drawing of(Panels panels, Lifecycle lifecycle) {
    Workers workers = new Workers(panels);
    Data points = Data.of("panel", "x", "y", "lo", "hi", "series");
    Data joined = Data.of("panel", "x", "y", "series");
    List<Double> values = new ArrayList<>(List.of(1.0));
    List<String> sentences = new ArrayList<>();
    boolean laws = false;
    for (Panels.Panel panel : panels.panels()) {
      for (BatchCell cell : panel.table().cells()) {
        Optional<Estimate> speedUp = cell.speedUp().filter(e -> Double.isFinite(e.value()));
        if (cell.isSerial() || speedUp.isEmpty()) {
          continue;
        }
        Estimate estimate = speedUp.get();
        boolean known = estimate.interval().isKnown();
        values.add(estimate.value());
        if (known) {
          values.add(estimate.interval().lo());
          values.add(estimate.interval().hi());
        }
        points.row(
            panel.name(),
            workers.at(cell),
            estimate.value(),
            known ? estimate.interval().lo() : Double.NaN,
            known ? estimate.interval().hi() : Double.NaN,
            cell.model());
        if (law(panel, cell.model()).isEmpty()) {
          joined.row(panel.name(), workers.at(cell), estimate.value(), cell.model());
        }
      }
      laws |= curves(panel, workers, joined);
      sentence(panel).ifPresent(sentences::add);
    }
    if (points.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of speed-ups, "
              + lifecycle.word()
              + ": nothing could be compared with a baseline");
    }
    Ticks.Scaled scale = Ticks.doublings("speed-up (x, logarithmic), " + higherIsBetter(), values);
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    Plot plot =
        panels
            .layOut(Plot.of(workers.axis(), scale.axis()), false)
            .with(reference(panels, workers))
            .with(ideal(panels, workers, most))
            .with(
                Layer.of(Geom.LINE, joined)
                    .by(Aesthetic.X, "x")
                    .by(Aesthetic.Y, "y")
                    .by(Aesthetic.COLOUR, "series")
                    .by(Aesthetic.LINE_TYPE, "series"))
            .with(Marks.intervals(points))
            .with(Marks.points(points))
            .with(Marks.ends(panels, workers, scale, values))
            .with(Series.models(panels.models()))
            .noted(note(laws, workers.areNumbers(), panels));
    return new Drawing.Drawn(
        "speed-up-" + lifecycle.word(),
        "Speed-up over " + baseline(panels) + ", " + lifecycle.word(),
        plot,
        "Speed-up by workers and model, higher is better. " + String.join(" ", sentences));
  }

  static String confidence(Panels panels) {
    double confidence = panels.panels().getFirst().table().confidence();
    return Ticks.number(confidence * 100) + " % intervals";
  }

  private static String higherIsBetter() {
    return Direction.HIGHER_IS_BETTER.words();
  }

  private static String note(boolean laws, boolean ideal, Panels panels) {
    return (ideal ? "dashed: ideal; " : "")
        + (laws ? "curves: fitted scaling law; " : "")
        + "level line: "
        + baseline(panels)
        + "; "
        + confidence(panels);
  }

  private static String baseline(Panels panels) {
    List<String> names =
        panels.panels().stream()
            .map(panel -> panel.table().baselineCell().name())
            .distinct()
            .toList();
    return names.size() == 1 ? names.getFirst() : "the baseline";
  }

  private static Layer reference(Panels panels, Workers workers) {
    Data one = Data.of("panel", "x", "y", "xend", "yend");
    panels.panels().forEach(p -> one.row(p.name(), workers.first(), 1, workers.last(), 1));
    return Marks.segments(one).in(Ink.MUTED).with("size", 0.5);
  }

  /** As many times as fast as there are workers, as far up as anything else goes. */
  private static Layer ideal(Panels panels, Workers workers, double most) {
    Data line = Data.of("panel", "x", "y");
    if (workers.areNumbers()) {
      double from = Math.max(0, workers.first());
      double to = Math.min(workers.last(), Workers.log2(Math.max(most * 1.1, 1.2)));
      for (Panels.Panel panel : panels.panels()) {
        for (int i = 0; i <= CURVE_POINTS && to > from; i++) {
          double x = from + (to - from) * i / CURVE_POINTS;
          line.row(panel.name(), x, Math.pow(2, x));
        }
      }
    }
    return Layer.of(Geom.LINE, line)
        .by(Aesthetic.X, "x")
        .by(Aesthetic.Y, "y")
        .in(Ink.MUTED)
        .with("linetype", "longdash")
        .with("size", 0.7);
  }

  private static Optional<ScalingFit.Fitted> law(Panels.Panel panel, String model) {
    return panel.scaling().stream()
        .filter(scaling -> scaling.model().equals(model))
        .map(Scaling::fit)
        .filter(ScalingFit.Fitted.class::isInstance)
        .map(ScalingFit.Fitted.class::cast)
        .findFirst();
  }

  /** The laws of a panel as curves; false if there are none. */
  private static boolean curves(Panels.Panel panel, Workers workers, Data joined) {
    double baseline = panel.table().baselineCell().seconds().value();
    boolean any = false;
    for (String model : panel.table().models()) {
      Optional<ScalingFit.Fitted> law = law(panel, model);
      if (law.isEmpty() || !workers.areNumbers()) {
        continue;
      }
      any = true;
      double from = panel.table().workerCounts().stream().mapToDouble(workers::at).min().orElse(0);
      double to = panel.table().workerCounts().stream().mapToDouble(workers::at).max().orElse(0);
      for (int i = 0; i <= CURVE_POINTS; i++) {
        double x = from + (to - from) * i / CURVE_POINTS;
        joined.row(panel.name(), x, baseline * law.get().model().throughput(Math.pow(2, x)), model);
      }
    }
    return any;
  }

  /** The fastest cell of a panel. */
  private static Optional<String> sentence(Panels.Panel panel) {
    BatchTable table = panel.table();
    Optional<BatchCell> best = Optional.empty();
    for (BatchCell cell : table.cells()) {
      if (!cell.isSerial()
          && cell.speedUp().isPresent()
          && Double.isFinite(cell.speedUp().get().value())
          && (best.isEmpty()
              || cell.speedUp().get().value() > best.get().speedUp().orElseThrow().value())) {
        best = Optional.of(cell);
      }
    }
    return best.map(cell -> {
      Estimate speedUp = cell.speedUp().orElseThrow();
      return panel.name()
          + ": most with "
          + cell.name()
          + ", "
          + Numbers.times(speedUp.value())
          + (speedUp.interval().isKnown()
              ? " ["
                  + Numbers.ratioLike(speedUp.interval().lo(), speedUp.value())
                  + ", "
                  + Numbers.ratioLike(speedUp.interval().hi(), speedUp.value())
                  + "]"
              : "")
          + ".";
    });
  }
}
