package dev.parallax.table;

import dev.parallax.result.jmh.Measurement;
import dev.parallax.stat.LogMean;
import dev.parallax.suite.Benchmarks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the suite's cost benchmarks measured of the models themselves, by model; empty for what the
 * run didn't measure. Of several worker counts the first row of the file counts.
 *
 * @param startSeconds a pool opened, with its first result
 * @param roundTripSeconds one empty task, there and back
 * @param perTaskSeconds an empty task in a large batch
 * @param transfers a payload to a worker and back: the largest that was measured
 */
public record ModelCosts(
    Map<String, Double> startSeconds,
    Map<String, Double> roundTripSeconds,
    Map<String, Double> perTaskSeconds,
    Map<String, Transfer> transfers) {
  /**
   * A payload to a worker and back.
   *
   * @param bytes its length
   * @param seconds for both ways
   */
  public record Transfer(long bytes, double seconds) {}

  public ModelCosts {
    startSeconds = ordered(startSeconds);
    roundTripSeconds = ordered(roundTripSeconds);
    perTaskSeconds = ordered(perTaskSeconds);
    transfers = ordered(transfers);
  }

  /** Nothing was measured. */
  public static ModelCosts unknown() {
    return new ModelCosts(Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** The costs among the rows of a run. */
  static ModelCosts of(List<Measurement> rows) {
    return new ModelCosts(
        times(rows, Benchmarks.FIRST_RESULT),
        times(rows, Benchmarks.ROUND_TRIP),
        times(rows, Benchmarks.AMORTISED),
        transfers(rows));
  }

  private static Map<String, Double> times(List<Measurement> rows, String benchmark) {
    Map<String, Double> times = new LinkedHashMap<>();
    for (Measurement row : rowsOf(rows, benchmark)) {
      String model = row.params().get("model");
      double seconds = seconds(row);
      if (model != null && seconds > 0) {
        times.putIfAbsent(model, seconds);
      }
    }
    return times;
  }

  private static Map<String, Transfer> transfers(List<Measurement> rows) {
    Map<String, Transfer> transfers = new LinkedHashMap<>();
    for (Measurement row : rowsOf(rows, Benchmarks.THERE_AND_BACK)) {
      String model = row.params().get("model");
      String bytes = row.params().getOrDefault("bytes", "");
      double seconds = seconds(row);
      if (model != null && bytes.matches("[0-9]{1,18}") && seconds > 0) {
        transfers.merge(
            model,
            new Transfer(Long.parseLong(bytes), seconds),
            (a, b) -> a.bytes() >= b.bytes() ? a : b);
      }
    }
    return transfers;
  }

  private static List<Measurement> rowsOf(List<Measurement> rows, String benchmark) {
    return rows.stream().filter(row -> row.benchmark().endsWith("." + benchmark)).toList();
  }

  private static double seconds(Measurement row) {
    List<Double> times =
        row.primary().forkSecondsPerOperation().stream()
            .filter(time -> time > 0 && Double.isFinite(time))
            .toList();
    return times.isEmpty() ? Double.NaN : LogMean.of(times, 0.95).value();
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
