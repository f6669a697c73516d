package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.parts.KeyText;
import dev.parallax.render.plot.Aesthetic;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Facets;
import dev.parallax.render.plot.Geom;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Layer;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.Ticks;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every fork's mean over its cell's mean, round by round: what all cells do together is the
 * machine, what one does alone is that fork.
 */
final class RoundsChart {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 130;
  private static final int AROUND = 150;

  /** The title of the upright axis needs it. */
  private static final int LEAST_HEIGHT = 400;

  private static final int LONGEST_NAME = 18;
  private static final int MOST_LABELS = 10;

  private RoundsChart() {}

  static Drawing of(Panels panels, Lifecycle lifecycle) {
    Data forks = Data.of("panel", "model", "x", "y", "series", "group");
    Data clipped = Data.of("panel", "model", "x", "y");
    Set<String> counts = new LinkedHashSet<>();
    Set<Integer> rounds = new TreeSet<>();
    List<Double> ratios = new ArrayList<>();
    boolean common = true;
    List<String> models = new ArrayList<>();
    if (panels.panels().stream().anyMatch(panel -> panel.table().serial().isPresent())) {
      models.add(Model.SERIAL.label());
    }
    models.addAll(panels.models());
    // Panels stand in the order in which the data name them.
    for (String model : models) {
      for (Panels.Panel panel : panels.panels()) {
        common &= panel.table().commonRounds();
        for (BatchCell cell : panel.table().cells()) {
          if (cell.model().equals(model)) {
            counts.addAll(cell.isSerial() ? List.of() : List.of(cell.workers()));
            row(panel, cell, forks, clipped, rounds, ratios);
          }
        }
      }
    }
    if (rounds.size() < 2) {
      return new Drawing.Omitted(
          "no picture of rounds, " + lifecycle.word() + ": no cell has two forks or more");
    }
    String unit = common ? "round" : "fork";
    double lo = ratios.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double hi = ratios.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    String y = "time / cell's mean (ratio), above 1 is slower";
    Plot plot =
        Plot.of(
                Axis.linear(unit + " (number)").labelled(ticks(rounds)),
                hi / lo > 100
                    ? Axis.logarithmic(y + ", logarithmic").labelled(Ticks.ratios(lo, hi))
                    : Axis.linear(y))
            .with(Layer.of(Geom.HORIZONTAL_LINE, Data.of()).with("yintercept", 1).in(Ink.MUTED))
            .with(Marks.lines(forks).by(Aesthetic.GROUP, "group").with("size", 0.6))
            .with(Marks.points(forks).with("size", 1.8))
            .with(
                Layer.of(Geom.POINT, clipped)
                    .by(Aesthetic.X, "x")
                    .by(Aesthetic.Y, "y")
                    .with("shape", 1)
                    .with("size", 6)
                    .with("color", Ink.TEXT.light()))
            .with(looks(counts, models.contains(Model.SERIAL.label())))
            .with(Facets.grid("panel", "model"))
            .noted(
                "ringed: counts less in comparisons, because it is far from what cell and round"
                    + " predict")
            .sized(
                Math.max(480, 90 + WIDTH * models.size()),
                Math.max(LEAST_HEIGHT, AROUND + HEIGHT * panels.panels().size()));
    return new Drawing.Drawn(
        "rounds-" + lifecycle.word(),
        "Drift over " + unit + "s, " + lifecycle.word(),
        plot,
        "The mean of every fork over the mean of its cell, "
            + unit
            + " by "
            + unit
            + ": from "
            + Numbers.times(lo)
            + " to "
            + Numbers.times(hi)
            + "; "
            + (clipped.isEmpty()
                ? "none is"
                : clipped.rows() + (clipped.rows() == 1 ? " is" : " are"))
            + " far from what cell and round predict.");
  }

  private static void row(
      Panels.Panel panel,
      BatchCell cell,
      Data forks,
      Data clipped,
      Set<Integer> rounds,
      List<Double> ratios) {
    double mean = cell.seconds().value();
    String name = KeyText.fit(panel.name(), LONGEST_NAME);
    for (int round = 0; round < cell.forkTimes().size(); round++) {
      double ratio =
          cell.forkTimes().get(round).stream()
                  .mapToDouble(Double::doubleValue)
                  .average()
                  .orElse(Double.NaN)
              / mean;
      if (!Double.isFinite(ratio) || ratio <= 0) {
        continue;
      }
      String series = cell.isSerial() ? Model.SERIAL.label() : cell.workers();
      forks.row(name, cell.model(), round + 1, ratio, series, cell.name());
      rounds.add(round + 1);
      ratios.add(ratio);
      if (isClipped(panel.table(), cell, round)) {
        clipped.row(name, cell.model(), round + 1, ratio);
      }
    }
  }

  private static boolean isClipped(BatchTable table, BatchCell cell, int round) {
    return cell.member().isPresent()
        && table.decision().clipped().stream()
            .anyMatch(fork -> fork.cell() == cell.member().getAsInt() && fork.round() == round);
  }

  private static List<Axis.Tick> ticks(Set<Integer> rounds) {
    int step = Math.ceilDiv(rounds.size(), MOST_LABELS);
    List<Integer> all = List.copyOf(rounds).stream().sorted().toList();
    List<Axis.Tick> ticks = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      ticks.add(new Axis.Tick(all.get(i), String.valueOf(all.get(i))));
    }
    return ticks;
  }

  private static Series looks(Set<String> counts, boolean serial) {
    List<String> values = new ArrayList<>(counts);
    Series series = Series.of("workers", values);
    return serial ? series.withSerial() : series;
  }
}
