package dev.parallax.result.jmh;

import dev.parallax.json.UnreadableJson;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one metric; the parser stands on its first token. */
final class MetricParser {
  /** Small enough for the sum of the largest doubles, each as often as a double can count. */
  private static final double SCALE = 0x1p-100;

  private static final double[] NO_WEIGHTS = {};

  private final JsonParser parser;
  private String unit = "";
  private double score = Double.NaN;
  private double error = Double.NaN;
  private List<Fork> forks = List.of();
  private final List<Histogram> samples = new ArrayList<>();
  private String data = "";

  private MetricParser(JsonParser parser) {
    this.parser = parser;
  }

  /** A metric, with the samples of each fork; of what wasn't sampled there are none. */
  record Sampled(Metric metric, List<Histogram> forks) {
    /**
     * The quantile of the samples of each fork. The file has one per iteration, which says little
     * of the fork: the slowest of a hundred samples is in another iteration.
     *
     * @param p from 0 to 1
     * @param quantile as the file has it
     */
    Metric quantile(double p, Metric quantile) {
      if (forks.isEmpty() || forks.size() != quantile.forks().size()) {
        return quantile;
      }
      double factor = metric.unit().inBase() / quantile.unit().inBase();
      List<Fork> pooled = new ArrayList<>();
      for (int i = 0; i < forks.size(); i++) {
        double value = forks.get(i).quantile(p) * factor;
        if (Double.isNaN(value)) {
          return quantile;
        }
        pooled.add(Fork.ofOne(value, metric.forks().get(i).iterations()));
      }
      return new Metric(quantile.unit(), quantile.score(), quantile.error(), pooled);
    }
  }

  static Sampled read(JsonParser parser, Function<String, Unit> units) {
    MetricParser metric = new MetricParser(parser);
    Values.distinctFields(parser, "field", metric::field);
    return new Sampled(
        new Metric(units.apply(metric.unit), metric.score, metric.error, metric.forks),
        metric.samples);
  }

  private void field(String name) {
    switch (name) {
      case "score" -> score = Values.number(parser);
      case "scoreError" -> error = Values.number(parser);
      case "scoreUnit" -> unit = Values.string(parser);
      case "rawData", "rawDataHistogram" -> {
        if (!data.isEmpty()) {
          throw new UnreadableJson(
              parser, "a metric has rawData and rawDataHistogram, JMH writes one");
        }
        data = name;
        forks = forks(name.equals("rawDataHistogram"));
      }
      default -> {}
    }
  }

  /**
   * {@code rawData[fork][iteration]}, or {@code rawDataHistogram[fork][iteration][[value, count],
   * ...]}: of samples only each iteration's mean is kept, and how many it stands for, and those of
   * a fork until the row ends.
   */
  private List<Fork> forks(boolean samples) {
    List<Fork> read = new ArrayList<>();
    if (!Values.isNull(parser)) {
      Values.elements(parser, () -> read.add(samples ? sampledFork() : fork()));
    }
    return read;
  }

  private Fork fork() {
    double[] values = new double[16];
    int size = 0;
    Values.startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
      values[size++] = Values.number(parser);
    }
    return Fork.of(Arrays.copyOf(values, size), NO_WEIGHTS);
  }

  private Fork sampledFork() {
    DoubleStream.Builder means = DoubleStream.builder();
    DoubleStream.Builder weights = DoubleStream.builder();
    Histogram all = new Histogram();
    samples.add(all);
    Values.elements(parser, () -> samples(means, weights, all));
    return Fork.of(means.build().toArray(), weights.build().toArray());
  }

  /** The {@code [value, count]} pairs of one iteration. */
  private void samples(DoubleStream.Builder means, DoubleStream.Builder weights, Histogram all) {
    double sum = 0;
    double scaledSum = 0;
    double count = 0;
    Values.startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Values.startArray(parser);
      parser.nextToken();
      double value = Values.number(parser);
      parser.nextToken();
      long times = Values.largeCount(parser);
      if (parser.nextToken() != JsonToken.END_ARRAY) {
        throw Values.unexpected(parser, "the end of a [value, count] pair");
      }
      if (Double.isFinite(value)) {
        sum += value * times;
        scaledSum += value * SCALE * times;
        count += times;
        all.add(value, times);
      }
    }
    // A sum beyond a double would make an iteration infinite that isn't, and so pass it over.
    means.add(Double.isFinite(sum) ? sum / count : scaledSum / count / SCALE);
    weights.add(count);
  }
}
