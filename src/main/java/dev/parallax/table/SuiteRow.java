package dev.parallax.table;

import dev.parallax.group.Series;
import dev.parallax.result.Measurement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of this suite's batch benchmark, recognised by its name and parameters.
 *
 * @param series the row
 * @param workload the kind of work
 * @param lifecycle warm or cold; empty for serial, which has none
 * @param model who does the work
 * @param workers how many tasks at once; empty for serial
 * @param settings all other parameters
 */
record SuiteRow(
    Series series,
    String workload,
    Optional<Lifecycle> lifecycle,
    String model,
    String workers,
    Map<String, String> settings) {

  private static final String CHILD_ARGS = "childArgs";

  /** Whether its children had flags that their fork did not have. */
  boolean hasChildArgs() {
    return series.measurement().params().containsKey(CHILD_ARGS);
  }

  /** Whether child JVMs do the work. */
  boolean isProcess() {
    return "process".equals(series.measurement().params().get("model"));
  }

  /** The row as one of the suite's, if it is one. */
  static Optional<SuiteRow> of(Series series) {
    Measurement row = series.measurement();
    Map<String, String> settings = new LinkedHashMap<>(row.params());
    String workload = settings.remove("workload");
    if (workload == null || row.primary().forkSecondsPerOperation().isEmpty()) {
      return Optional.empty();
    }
    if (row.benchmark().endsWith("BatchBenchmark.serial")) {
      return Optional.of(
          new SuiteRow(series, workload, Optional.empty(), BatchCell.SERIAL, "", settings));
    }
    String model = settings.remove("model");
    String workers = settings.remove("workers");
    if (model == null || workers == null) {
      return Optional.empty();
    }
    String childArgs = settings.remove(CHILD_ARGS);
    if (childArgs != null) {
      // Children with other flags are another way to do the work, beside those without.
      model += " " + childArgs;
    }
    for (Lifecycle lifecycle : Lifecycle.values()) {
      if (row.benchmark().endsWith("BatchBenchmark." + lifecycle.word())) {
        return Optional.of(
            new SuiteRow(series, workload, Optional.of(lifecycle), model, workers, settings));
      }
    }
    return Optional.empty();
  }

  /** Whether this serial row is the same work as a table with these settings. */
  boolean serves(Measurement other, String otherWorkload, Map<String, String> otherSettings) {
    Measurement own = series.measurement();
    return workload.equals(otherWorkload)
        && own.source().equals(other.source())
        && own.mode() == other.mode()
        && settings.entrySet().stream()
            .allMatch(setting ->
                setting
                    .getValue()
                    .equals(otherSettings.getOrDefault(setting.getKey(), setting.getValue())));
  }
}
