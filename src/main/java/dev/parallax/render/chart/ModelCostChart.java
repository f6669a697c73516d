package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.stat.Estimate;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ModelCosts;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a model costs to start, to be asked, and to be sent bytes, beside the work itself. */
final class ModelCostChart {
  private static final String WORK = Model.SERIAL.label();

  private ModelCostChart() {}

  static Drawing of(ModelCosts costs, List<BatchTable> tables) {
    List<Forest.Row> rows = new ArrayList<>();
    Set<String> models = new LinkedHashSet<>();
    add(rows, models, "start: a pool opened, first result", costs.startSeconds());
    add(rows, models, "dispatch: an empty task, there and back", costs.roundTripSeconds());
    add(rows, models, "dispatch: an empty task of a large batch", costs.perTaskSeconds());
    Map<Long, Map<String, Double>> transfers = new LinkedHashMap<>();
    costs
        .transfers()
        .forEach((model, transfer) ->
            transfers
                .computeIfAbsent(transfer.bytes(), unused -> new LinkedHashMap<>())
                .put(model, transfer.seconds()));
    transfers.forEach((bytes, seconds) ->
        add(rows, models, "transfer: " + bytes(bytes) + ", there and back", seconds));
    if (rows.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of what start, dispatch and transfer cost: the file has no rows of"
              + " StartBenchmark, DispatchBenchmark or TransferBenchmark");
    }
    boolean work = false;
    Set<String> seen = new LinkedHashSet<>();
    for (BatchTable table : tables) {
      if (table.serial().isPresent() && seen.add(table.workload())) {
        Estimate seconds = table.serial().get().seconds();
        rows.add(
            new Forest.Row(
                "work: a batch of " + table.workload(), List.of(new Forest.Value(WORK, seconds))));
        work = true;
      }
    }
    List<String> series = new ArrayList<>(models);
    Forest forest = new Forest(rows, series);
    if (!forest.hasMarks()) {
      return new Drawing.Omitted("no picture of costs: none is a number");
    }
    if (work) {
      series.add(WORK);
    }
    Axis x =
        ValueAxis.of("time", Direction.LOWER_IS_BETTER, forest.values(), Unit.SECONDS)
            .over(forest.values());
    return new Drawing.Drawn(
        "model-costs",
        forest.plot(
            "What the models themselves cost, beside the work",
            x,
            List.of(),
            Series.models(series),
            ""),
        "Time that each model takes to start, to dispatch a task and to transfer bytes, beside the"
            + " time of the work itself; lower is better.");
  }

  private static void add(
      List<Forest.Row> rows, Set<String> models, String name, Map<String, Double> seconds) {
    if (!seconds.isEmpty()) {
      models.addAll(seconds.keySet());
      rows.add(
          new Forest.Row(
              name,
              seconds.entrySet().stream()
                  .map(entry ->
                      new Forest.Value(entry.getKey(), Estimate.withoutInterval(entry.getValue())))
                  .toList()));
    }
  }

  private static String bytes(long bytes) {
    return bytes >= 1 << 20 && bytes % (1 << 20) == 0
        ? (bytes >> 20) + " MiB"
        : bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " B";
  }
}
