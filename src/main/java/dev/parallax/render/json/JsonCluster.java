package dev.parallax.render.json;

import dev.parallax.render.parts.Titles;
import dev.parallax.stat.cluster.ClusterCosts;
import dev.parallax.table.SimulatedCluster;

/** What was simulated of a case, as JSON; none of it stands among what was measured. */
record JsonCluster(SimulatedCluster table, JsonFields json) implements JsonTable {
  void simulated() {
    json.object(() -> {
      json.string("family", Titles.heading(table));
      json.string("workload", table.key().workload());
      json.string("lifecycle", table.key().lifecycle().word());
      json.params("params", table.key().settings());
      json.stringOrNull("label", table.source());
      json.count("tasks", table.work().tasks());
      json.object("costs", this::costs);
      json.count("fewest", table.fewest());
      json.array("members", () -> table.rows().forEach(this::row));
    });
  }

  private void costs() {
    ClusterCosts costs = table.costs();
    json.number("message", costs.dispatcher().message());
    json.number("task", costs.dispatcher().task());
    json.number("way", costs.way());
    json.number("input", costs.input());
    json.number("start", costs.start());
  }

  private void row(SimulatedCluster.Row row) {
    json.object(() -> {
      json.count("members", row.simulated().members());
      json.estimate("simulatedSpeedup", row.simulated().speedUp());
      json.string("limit", row.simulated().limit().word());
      if (row.measured().isPresent()) {
        json.estimate("measuredSpeedup", row.measured().get());
      } else {
        json.nothing("measuredSpeedup");
      }
    });
  }
}
