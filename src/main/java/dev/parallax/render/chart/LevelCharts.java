package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.suite.Lifecycle;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Unit;
import java.util.Optional;

/** What cells need, by workers and model, with serial as a level line. */
final class LevelCharts {
  private LevelCharts() {}

  /** Time per batch with its interval. */
  static Drawing time(Panels panels, Lifecycle lifecycle) {
    OverWorkers times =
        OverWorkers.of(
            panels, cell -> Optional.of(cell.seconds()).filter(e -> Double.isFinite(e.value())));
    if (times.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of times, " + lifecycle.word() + ": no cell has a time");
    }
    Plot plot =
        times.levels(
            "Time per batch, " + lifecycle.word(),
            values ->
                ValueAxis.of("time per batch", Direction.LOWER_IS_BETTER, values, Unit.SECONDS),
            panels.confidence());
    return new Drawing.Drawn(
        "time-" + lifecycle.word(),
        plot,
        "Time per batch by workers and model, lower is better." + times.ranges(Unit.SECONDS));
  }

  /** How much memory the workers of each model need, and up to where it goes. */
  static Drawing memory(Panels panels, Lifecycle lifecycle) {
    Optional<MemoryFigures> found = MemoryFigures.of(panels.cells());
    if (found.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of memory: the file has no figures of it; a run with a profiler has them");
    }
    MemoryFigures figures = found.get();
    OverWorkers memory = OverWorkers.of(panels, figures::of);
    if (memory.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of memory, %s: no cell with workers has a figure of it"
              .formatted(lifecycle.word()));
    }
    Plot plot =
        memory.levels(
            "Memory, " + lifecycle.word(),
            values ->
                ValueAxis.ofSmallUnits("memory", Direction.LOWER_IS_BETTER, values, figures.unit()),
            "points: "
                + figures.words()
                + figures.peak().map(name -> "; lines up: the peak (" + name + ")").orElse(""));
    return new Drawing.Drawn(
        "memory-" + lifecycle.word(),
        plot,
        "Memory by workers and model, lower is better: %s.%s"
            .formatted(figures.words(), memory.ranges(figures.unit())));
  }
}
