package dev.parallax.render.json;

import dev.parallax.advice.screen.Scaling;
import dev.parallax.render.parts.Titles;
import dev.parallax.stat.scaling.Coefficient;
import dev.parallax.stat.scaling.Peak;
import dev.parallax.stat.scaling.ScalingFit;
import dev.parallax.table.BatchTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a workload's models scale, as JSON.
 *
 * @param table the numbers
 * @param json where they go
 */
record JsonScaling(BatchTable table, JsonFields json) {
  void fits(List<Scaling> all) {
    all.forEach(scaling -> json.object(() -> fit(scaling)));
  }

  private void fit(Scaling scaling) {
    json.string("family", Titles.heading(table));
    Map<String, String> params = new LinkedHashMap<>(table.settings());
    params.put("workload", table.workload());
    params.put("model", scaling.model());
    json.params("params", params);
    if (scaling.fit() instanceof ScalingFit.Fitted fitted) {
      json.string("law", fitted.law().word());
      coefficient("alpha", fitted.alpha());
      coefficient("beta", fitted.beta());
      coefficient("gamma", fitted.gamma());
      json.number("peakWorkers", fitted.peak() instanceof Peak.At at ? at.workers() : Double.NaN);
    } else {
      json.nothing("law");
      json.nothing("peakWorkers");
    }
    json.string("why", scaling.words());
  }

  private void coefficient(String name, Coefficient coefficient) {
    json.object(
        name,
        () -> {
          json.number("value", coefficient.value());
          json.number("se", coefficient.standardError().orElse(Double.NaN));
        });
  }
}
