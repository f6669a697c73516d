package dev.parallax.table.build;

import dev.parallax.group.Series;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import dev.parallax.stat.answers.Setting;
import dev.parallax.suite.CellKey;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import java.util.List;
import java.util.Optional;

/**
 * A row of this suite's batch benchmark, recognised by its name and parameters.
 *
 * @param series the row
 * @param key what the cell is known by
 */
record SuiteRow(Series series, CellKey key) {
  /** The row as one of the suite's, if it is one. */
  static Optional<SuiteRow> of(Series series) {
    Measurement row = series.measurement();
    CellKey key = new CellKey(row.benchmark(), row.params());
    boolean isWhole =
        key.isSerial()
            || (row.params().containsKey(ParameterNames.MODEL)
                && (key.isUnbounded() || row.params().containsKey(ParameterNames.WORKERS)));
    return key.isBatch() && isWhole && !row.primary().forkSecondsPerOperation().isEmpty()
        ? Optional.of(new SuiteRow(series, key))
        : Optional.empty();
  }

  Measurement measurement() {
    return series.measurement();
  }

  Metric primary() {
    return measurement().primary();
  }

  /** What the four questions ask about. */
  Setting setting() {
    boolean counted = key.workers().matches("[0-9]{1,9}");
    int workers = counted ? Integer.parseInt(key.workers()) : 1;
    if (key.isSerial()) {
      return new Setting(Setting.Model.SERIAL, 1);
    }
    if (key.isProcess()) {
      return new Setting(Setting.Model.PROCESS, workers);
    }
    if (key.isUnbounded()) {
      return new Setting(Setting.Model.UNBOUNDED, 0);
    }
    return new Setting(
        switch (Model.ofCell(key.model()).orElse(Model.SERIAL)) {
          case PLATFORM -> Setting.Model.PLATFORM;
          case FORKJOIN -> Setting.Model.FORKJOIN;
          case VIRTUAL -> Setting.Model.VIRTUAL;
          case SERIAL, UNBOUNDED, PROCESS, CLUSTER -> Setting.Model.OTHER;
        },
        workers);
  }

  /** ln of the seconds per batch of each fork; NaN for a fork that gave nothing. */
  List<Double> logTimes() {
    return primary().forkSecondsPerOperation().stream()
        .map(seconds -> seconds > 0 ? Math.log(seconds) : Double.NaN)
        .toList();
  }

  /** Those that are numbers. */
  List<Double> finiteLogTimes() {
    return logTimes().stream().filter(Double::isFinite).toList();
  }

  /** The mean time per batch of all forks; NaN without any. */
  double meanSeconds() {
    return primary().forkSecondsPerOperation().stream()
        .filter(time -> time > 0 && Double.isFinite(time))
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }

  /** What a profiler measured, in seconds per batch; NaN if it didn't. */
  double secondarySeconds(String name) {
    return Optional.ofNullable(measurement().secondary().get(name))
        .map(Metric::scoreSecondsPerOperation)
        .orElse(Double.NaN);
  }
}
