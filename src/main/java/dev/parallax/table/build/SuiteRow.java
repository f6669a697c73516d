package dev.parallax.table.build;

import dev.parallax.group.Series;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.suite.CellKey;
import dev.parallax.suite.ParameterNames;
import java.util.Optional;

/**
 * A row of this suite's batch benchmark, recognised by its name and parameters.
 *
 * @param series the row
 * @param key what the cell is known by
 */
record SuiteRow(Series series, CellKey key) {
  /** Whether its children had flags that their fork did not have. */
  boolean hasChildArgs() {
    return key.hasChildArgs();
  }

  /** Whether child JVMs do the work. */
  boolean isProcess() {
    return key.isProcess();
  }

  /** Who does the work. */
  String model() {
    return key.model();
  }

  /** How many tasks at once; empty for serial. */
  String workers() {
    return key.workers();
  }

  /** The row as one of the suite's, if it is one. */
  static Optional<SuiteRow> of(Series series) {
    Measurement row = series.measurement();
    CellKey key = new CellKey(row.benchmark(), row.params());
    boolean isWhole =
        key.isSerial()
            || (row.params().containsKey(ParameterNames.MODEL)
                && row.params().containsKey(ParameterNames.WORKERS));
    return key.isBatch() && isWhole && !row.primary().forkSecondsPerOperation().isEmpty()
        ? Optional.of(new SuiteRow(series, key))
        : Optional.empty();
  }
}
