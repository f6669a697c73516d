package dev.parallax.render.chart;

import dev.parallax.render.plot.Ink;
import dev.parallax.stat.Interval;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ModelCosts;
import dev.parallax.table.RunFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the time of a batch goes, as far as differences between cells tell. Parts that nobody
 * measured are absent; a difference below nothing is noise, and absent too.
 *
 * @param model who did the work
 * @param seconds of each part, all of them above 0
 * @param total of the cell that has all parts; unknown if its start comes from a benchmark of its
 *     own
 */
record TimeParts(String model, Map<Part, Double> seconds, Interval total) {
  /** In the order in which they are stacked. */
  enum Part {
    /** What serial takes, divided by the workers: less than that only luck can make of it. */
    WORK("evenly shared work", Ink.SERIES_1),
    DISPATCH("dispatch", Ink.TEXT),
    /** Waiting for cores and for each other, idle workers, transfer, and unless known dispatch. */
    REST("rest of a warm batch", Ink.GRID),
    START("start and stop of pool", Ink.PAPER);

    private final String words;
    private final Ink ink;

    Part(String words, Ink ink) {
      this.words = words;
      this.ink = ink;
    }

    String words() {
      return words;
    }

    /** Apart in lightness, so that they are distinguishable in grey as well. */
    Ink ink() {
      return ink;
    }
  }

  /**
   * A workload with all of its models.
   *
   * @param workers the same for all of them
   */
  record OfWorkload(String workers, List<TimeParts> models) {}

  /**
   * Takes a workload apart, at the worker count of its fastest cold cell, or if there is none of
   * its fastest warm one.
   *
   * @param warm with a serial cell
   * @param others all tables, among them perhaps the same workload cold
   * @return empty without a serial cell, without warm cells, and where workers are no number
   */
  static Optional<OfWorkload> of(
      BatchTable warm, List<BatchTable> others, Optional<RunFacts> facts) {
    Optional<BatchTable> cold =
        others.stream()
            .filter(table -> table.lifecycle() == Lifecycle.COLD)
            .filter(table -> table.workload().equals(warm.workload()))
            .filter(table -> table.settings().equals(warm.settings()))
            .filter(table -> table.source().equals(warm.source()))
            .findFirst();
    Optional<String> workers =
        cold.flatMap(table -> fastest(table, warm)).or(() -> fastest(warm, warm));
    double serial = warm.serial().map(cell -> cell.seconds().value()).orElse(Double.NaN);
    if (workers.isEmpty() || !(serial > 0) || !workers.get().matches("[1-9][0-9]{0,6}")) {
      return Optional.empty();
    }
    double ideal = serial / Integer.parseInt(workers.get());
    List<TimeParts> parts = new ArrayList<>();
    for (String model : warm.models()) {
      warm.cell(workers.get(), model)
          .filter(cell -> cell.seconds().value() > 0)
          .ifPresent(cell ->
              parts.add(
                  of(
                      cell,
                      cold.flatMap(table -> table.cell(workers.get(), model)),
                      ideal,
                      dispatch(warm, model, facts),
                      costs(facts).startSeconds().getOrDefault(model, Double.NaN))));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new OfWorkload(workers.get(), parts));
  }

  private static TimeParts of(
      BatchCell warm, Optional<BatchCell> cold, double ideal, double dispatch, double started) {
    double all = warm.seconds().value();
    double work = Math.min(all, ideal);
    double handing = Math.min(all - work, dispatch);
    Map<Part, Double> seconds = new EnumMap<>(Part.class);
    put(seconds, Part.WORK, work);
    put(seconds, Part.DISPATCH, handing);
    put(seconds, Part.REST, all - work - (handing > 0 ? handing : 0));
    put(seconds, Part.START, cold.map(cell -> cell.seconds().value() - all).orElse(started));
    Interval total =
        cold.isPresent()
            ? cold.get().seconds().interval()
            : started > 0 ? Interval.UNKNOWN : warm.seconds().interval();
    return new TimeParts(warm.model(), seconds, total);
  }

  private static void put(Map<Part, Double> seconds, Part part, double value) {
    if (value > 0 && Double.isFinite(value)) {
      seconds.put(part, value);
    }
  }

  /** The worker count of the fastest cell that both tables have. */
  private static Optional<String> fastest(BatchTable table, BatchTable both) {
    return table.cells().stream()
        .filter(cell -> !cell.isSerial() && cell.seconds().value() > 0)
        .filter(cell -> both.cell(cell.workers(), cell.model()).isPresent())
        .min(Comparator.comparingDouble(cell -> cell.seconds().value()))
        .map(BatchCell::workers);
  }

  /** Seconds that handing out all tasks takes; NaN if nobody measured it. */
  private static double dispatch(BatchTable table, String model, Optional<RunFacts> facts) {
    double perTask = costs(facts).perTaskSeconds().getOrDefault(model, Double.NaN);
    String tasks = table.settings().getOrDefault("tasks", "");
    if (tasks.matches("[1-9][0-9]{0,8}")) {
      return perTask * Integer.parseInt(tasks);
    }
    return facts
        .map(run -> run.tasks(table.workload(), tasks))
        .filter(OptionalInt::isPresent)
        .map(count -> perTask * count.getAsInt())
        .orElse(Double.NaN);
  }

  private static ModelCosts costs(Optional<RunFacts> facts) {
    return facts.map(RunFacts::costs).orElse(ModelCosts.unknown());
  }
}
