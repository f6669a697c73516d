package dev.parallax.table.build;

import dev.parallax.group.ExpressionException;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.stat.cluster.Measured;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was measured of a cluster's costs.
 *
 * @param rows of the model {@code cluster}
 */
record ClusterCostRows(List<Measurement> rows) {
  private static final String COMMAND =
      "java -jar benchmarks.jar"
          + " 'BatchBenchmark.(serial|warm)|DispatchBenchmark.(roundTrip|amortised|oneByOne)' -p"
          + " model=cluster -p workers=2,4";

  /**
   * The rows among all of a report.
   *
   * @throws ExpressionException if a cost is missing that every cluster has
   */
  static ClusterCostRows of(List<Measurement> all) {
    ClusterCostRows costs =
        new ClusterCostRows(
            all.stream()
                .filter(row -> Model.CLUSTER.label().equals(row.params().get(ParameterNames.MODEL)))
                .toList());
    if (Stream.of(Benchmarks.ROUND_TRIP, Benchmarks.AMORTISED, Benchmarks.ONE_BY_ONE)
        .anyMatch(name -> costs.named(name).isEmpty())) {
      throw ExpressionException.of(
          "--members", "what a message costs was not measured; this does: " + COMMAND);
    }
    return costs;
  }

  Measured roundTrip() {
    return Measured.of(seconds(named(Benchmarks.ROUND_TRIP).getFirst()));
  }

  /** With the most members, so that it is not they that it waits for. */
  Measured oneByOne() {
    return Measured.of(seconds(named(Benchmarks.ONE_BY_ONE).getLast()));
  }

  Measured inBatch() {
    return Measured.of(seconds(named(Benchmarks.AMORTISED).getFirst()));
  }

  /** So many bytes on their way to a member, if it is known what any cost. */
  Optional<Measured> input(double bytes) {
    return named(Benchmarks.THERE_AND_BACK).stream()
        .max(Comparator.comparingLong(row -> number(row, "bytes")))
        .map(row -> {
          double share = bytes / number(row, "bytes") / 2;
          return Measured.of(seconds(row).stream().map(both -> both * share).toList());
        });
  }

  /** From nothing to the first result, by the number of members. */
  SortedMap<Integer, Measured> start() {
    SortedMap<Integer, Measured> start = new TreeMap<>();
    for (Measurement row : named(Benchmarks.FIRST_RESULT)) {
      start.putIfAbsent((int) number(row, ParameterNames.WORKERS), Measured.of(seconds(row)));
    }
    return start;
  }

  /** By their number of workers; those that measured something. */
  private List<Measurement> named(String benchmark) {
    return rows.stream()
        .filter(row -> Benchmarks.shortName(row.benchmark()).equals(benchmark))
        .filter(row -> !seconds(row).isEmpty())
        .sorted(Comparator.comparingLong(row -> number(row, ParameterNames.WORKERS)))
        .toList();
  }

  private static long number(Measurement row, String parameter) {
    String value = row.params().getOrDefault(parameter, "");
    return value.matches("[1-9][0-9]{0,8}") ? Long.parseLong(value) : 1;
  }

  private static List<Double> seconds(Measurement row) {
    return row.primary().forkSecondsPerOperation().stream()
        .filter(time -> time > 0 && Double.isFinite(time))
        .toList();
  }
}
