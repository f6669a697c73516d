package dev.parallax.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallax.result.jmh.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JMH's own figures, made again from the raw data of every file at hand, and the reader's forks
 * held against them. {@code mvn test -Dtest=ScoresTest -Djmh.json.folder=DIR} takes further files.
 *
 * <p>JMH pools the iterations of all forks. The score is their mean, the error is the half-width of
 * Student's 99.9 % interval of that mean, and a percentile p is read at position p (n + 1) / 100 of
 * the sorted values, between two of them linearly (Hyndman and Fan, Sample Quantiles in Statistical
 * Packages, 1996, definition 6). In sample mode the values are the samples.
 */
class ScoresTest {
  private static final double RELATIVE = 1e-9;

  static List<Path> filesAtHand() throws IOException {
    return JsonTree.filesAtHand();
  }

  @ParameterizedTest
  @MethodSource("filesAtHand")
  void scoreErrorAndPercentilesFollowFromTheRawData(Path file) throws IOException {
    Reading reading = ResultReader.read(file, "x");
    assumeTrue(reading instanceof ResultFile, "a file that isn't JSON has no scores");
    ResultFile read = (ResultFile) reading;
    List<Map<String, Object>> rows = JsonTree.rows(Files.readAllBytes(file));
    assertThat(read.measurements()).hasSameSizeAs(rows);
    int checked = 0;
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> metric = JsonTree.object(JsonTree.field(rows.get(i), "primaryMetric"));
      Samples samples = Samples.of(metric);
      if (samples.count() > 0) {
        String where = file.getFileName() + ", row " + i;
        check(metric, samples, where);
        checkForks(metric, read.measurements().get(i).primary(), where);
        checked++;
      }
    }
    assertThat(checked).as("rows with raw data").isPositive();
  }

  private static void check(Map<String, Object> metric, Samples samples, String where) {
    near(where + ", score", JsonTree.number(JsonTree.field(metric, "score")), samples.mean());
    near(where + ", error", JsonTree.number(JsonTree.field(metric, "scoreError")), samples.error());
    JsonTree.object(JsonTree.field(metric, "scorePercentiles"))
        .forEach((p, value) ->
            near(
                where + ", percentile " + p,
                JsonTree.number(value),
                samples.percentile(Double.parseDouble(p))));
  }

  /** The reader's mean of each fork is the mean of what the file holds of it. */
  private static void checkForks(Map<String, Object> metric, Metric read, String where) {
    List<Double> expected = new ArrayList<>();
    for (String field : List.of("rawData", "rawDataHistogram")) {
      for (Object fork : JsonTree.array(JsonTree.field(metric, field))) {
        expected.add(Samples.of(Map.of(field, List.of(fork))).mean());
      }
    }
    assertThat(read.forks()).as(where).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      near(where + ", fork " + i, expected.get(i), read.forks().get(i).mean());
    }
  }

  private static void near(String what, double expected, double actual) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as(what).isNaN();
    } else {
      assertThat(Math.abs(actual - expected))
          .as("%s: %s in the file, %s made again", what, expected, actual)
          .isLessThanOrEqualTo(RELATIVE * Math.max(Math.abs(expected), Double.MIN_NORMAL));
    }
  }

  /** Values with how often each was measured. */
  private record Samples(TreeMap<Double, Long> counts) {
    static Samples of(Map<String, Object> metric) {
      TreeMap<Double, Long> counts = new TreeMap<>();
      for (Object fork : JsonTree.array(JsonTree.field(metric, "rawData"))) {
        for (Object value : JsonTree.array(fork)) {
          counts.merge(JsonTree.number(value), 1L, Long::sum);
        }
      }
      for (Object fork : JsonTree.array(JsonTree.field(metric, "rawDataHistogram"))) {
        for (Object iteration : JsonTree.array(fork)) {
          for (Object pair : JsonTree.array(iteration)) {
            List<Object> valueAndCount = new ArrayList<>(JsonTree.array(pair));
            counts.merge(
                JsonTree.number(valueAndCount.get(0)),
                (long) JsonTree.number(valueAndCount.get(1)),
                Long::sum);
          }
        }
      }
      return new Samples(counts);
    }

    long count() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    double mean() {
      return counts.entrySet().stream().mapToDouble(e -> e.getKey() * e.getValue()).sum() / count();
    }

    double error() {
      long n = count();
      if (n <= 2) {
        return Double.NaN;
      }
      double mean = mean();
      double squares =
          counts.entrySet().stream()
              .mapToDouble(e -> Math.pow(e.getKey() - mean, 2) * e.getValue())
              .sum();
      double deviation = Math.sqrt(squares / (n - 1));
      return new TDistribution(n - 1).inverseCumulativeProbability(0.9995)
          * deviation
          / Math.sqrt((double) n);
    }

    double percentile(double p) {
      long n = count();
      double position = p * (n + 1) / 100;
      if (position < 1) {
        return counts.firstKey();
      }
      if (position >= n) {
        return counts.lastKey();
      }
      long below = (long) position;
      double lower = valueAt(below);
      return lower + (position - below) * (valueAt(below + 1) - lower);
    }

    /** The value at a place of the sorted samples, from 1. */
    private double valueAt(long place) {
      long seen = 0;
      for (Map.Entry<Double, Long> entry : counts.entrySet()) {
        seen += entry.getValue();
        if (seen >= place) {
          return entry.getKey();
        }
      }
      throw new IllegalArgumentException(place + " of " + seen);
    }
  }
}
