package dev.parallax.table;

import dev.parallax.group.Axes;
import dev.parallax.group.Dimension;
import dev.parallax.group.Observation;
import dev.parallax.result.jmh.Metric;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.LogMean;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The observations that fell into one cell, of one unit. */
public final class Sample {
  private static final String FASTEST = "p0.00";
  private static final String SLOWEST = "p1.00";

  private final List<Observation> observations;
  private final Map<String, List<String>> residue;
  private final boolean otherUnits;
  private final List<Double> forkMeans;
  private final List<Double> positiveMeans;

  /**
   * A sample.
   *
   * @param observations at least one
   * @param residue dimensions in which they differ though they should not
   * @param otherUnits whether observations of another unit fell into the cell too
   */
  public Sample(
      List<Observation> observations, Map<String, List<String>> residue, boolean otherUnits) {
    this.observations = List.copyOf(observations);
    this.residue = residue;
    this.otherUnits = otherUnits;
    forkMeans = metrics().stream().map(Metric::forkMeans).flatMap(Collection::stream).toList();
    positiveMeans = forkMeans.stream().filter(mean -> Double.isFinite(mean) && mean > 0).toList();
  }

  /** The observations of the first one's unit. */
  static Sample of(List<Observation> cell, Axes axes) {
    if (cell.size() == 1) {
      return new Sample(cell, Map.of(), false);
    }
    String unit = cell.getFirst().value(Dimension.UNIT);
    List<Observation> same =
        cell.stream().filter(o -> o.value(Dimension.UNIT).equals(unit)).toList();
    return new Sample(same, axes.residue(same), same.size() < cell.size());
  }

  /** What fell into the cell, at least one. */
  public List<Observation> observations() {
    return observations;
  }

  /** Dimensions in which they differ though they should not. */
  public Map<String, List<String>> residue() {
    return residue;
  }

  /** Whether observations of another unit fell into the cell too. */
  boolean otherUnits() {
    return otherUnits;
  }

  Observation first() {
    return observations.getFirst();
  }

  public Unit unit() {
    return first().measurement().primary().unit().base();
  }

  /** Whether its forks can be lined up with those of another cell of the same rounds. */
  boolean hasRounds() {
    return observations.size() == 1 && first().commonRounds();
  }

  /** The mean of each fork in base units; NaN for one that gave nothing. */
  public List<Double> forkMeans() {
    return forkMeans;
  }

  /** Fork means that have a logarithm. */
  public List<Double> positiveMeans() {
    return positiveMeans;
  }

  /** What comparisons are made of: time per operation, or else the value; NaN for nothing. */
  public List<Double> forkTimes() {
    List<Double> times = new ArrayList<>();
    for (Metric metric : metrics()) {
      List<Double> seconds = metric.forkSecondsPerOperation();
      times.addAll(seconds.isEmpty() ? metric.forkMeans() : seconds);
    }
    return times.stream()
        .map(time -> Double.isFinite(time) && time > 0 ? time : Double.NaN)
        .toList();
  }

  /** How many forks gave a number; of a mix, how many a single one of its parts has at most. */
  public int forks() {
    return residue.isEmpty()
        ? numbers().size()
        : (int)
            metrics().stream()
                .mapToLong(metric -> metric.forkMeans().stream().filter(Double::isFinite).count())
                .max()
                .orElse(0);
  }

  /** The means of the forks that gave a number, be it zero or negative. */
  public List<Double> numbers() {
    return forkMeans.stream().filter(Double::isFinite).toList();
  }

  public int iterations() {
    return metrics().stream().mapToInt(Metric::iterations).max().orElse(0);
  }

  /** Whether some forks gave a number without a logarithm: zero bytes allocated, say. */
  public boolean hasZeros() {
    return numbers().stream().anyMatch(mean -> mean <= 0);
  }

  /** Whether it is the benchmark's own score rather than something measured beside it. */
  public boolean isScore() {
    return first().value(Dimension.METRIC).equals(Dimension.SCORE);
  }

  /**
   * Whether it is the fastest or the slowest sample, of which there is one: a mean over the slowest
   * of each fork is no sample's time.
   */
  boolean isExtreme() {
    return (isOf(FASTEST) || isOf(SLOWEST)) && forkMeans.stream().anyMatch(Double::isFinite);
  }

  private boolean isOf(String quantile) {
    String metric = first().value(Dimension.METRIC);
    return metric.equals(quantile) || metric.endsWith(":" + quantile);
  }

  /**
   * What to show. Forks that are not of one thing have a mean, but their spread is no uncertainty
   * of it.
   */
  public Estimate estimate(double confidence) {
    List<Double> means = positiveMeans;
    if (isExtreme()) {
      DoubleSummaryStatistics all =
          forkMeans.stream().filter(Double::isFinite).mapToDouble(x -> x).summaryStatistics();
      return Estimate.withoutInterval(isOf(SLOWEST) ? all.getMax() : all.getMin());
    }
    if (!isScore() && hasZeros()) {
      return Estimate.withoutInterval(
          numbers().stream().mapToDouble(mean -> mean).average().orElse(Double.NaN));
    }
    if (means.size() >= 2) {
      Estimate estimate = LogMean.of(means, confidence);
      return residue.isEmpty() ? estimate : Estimate.withoutInterval(estimate.value());
    }
    if (!isScore() && means.size() == 1) {
      return Estimate.withoutInterval(means.getFirst());
    }
    return Estimate.withoutInterval(scoreOfFile(confidence));
  }

  /** JMH's own score, or else what was measured; of several rows their geometric mean. */
  private double scoreOfFile(double confidence) {
    List<Double> scores =
        metrics().stream()
            .map(metric -> metric.unit().toBase(metric.score()))
            .filter(score -> Double.isFinite(score) && score > 0)
            .toList();
    if (scores.size() > 1) {
      return LogMean.of(scores, confidence).value();
    }
    if (scores.isEmpty()) {
      Metric first = metrics().getFirst();
      return positiveMeans.stream().findFirst().orElse(first.unit().toBase(first.score()));
    }
    return scores.getFirst();
  }

  /** Whether its number has a logarithm, so that it can be part of a geometric mean. */
  public boolean hasLogarithm(double confidence) {
    if (!isScore() && hasZeros()) {
      return false;
    }
    return !positiveMeans.isEmpty() || scoreOfFile(confidence) > 0;
  }

  /** Every dimension with its value, or with how many it has. */
  public Map<String, String> dimensions() {
    if (observations.size() == 1) {
      return first().dimensions();
    }
    Set<String> names = new LinkedHashSet<>();
    observations.forEach(o -> names.addAll(o.dimensions().keySet()));
    Map<String, String> dimensions = new LinkedHashMap<>();
    names.forEach(name -> dimensions.put(name, common(name)));
    return dimensions;
  }

  private String common(String key) {
    List<String> values = observations.stream().map(o -> o.value(key)).distinct().toList();
    return values.size() == 1 ? values.getFirst() : "(" + values.size() + " values)";
  }

  /** What profilers measured beside the score; of a pooled cell it isn't one number. */
  public Map<String, SecondaryValue> secondary() {
    return observations.size() == 1 ? secondary(first()) : Map.of();
  }

  /** What profilers measured beside a score; nothing beside what isn't one. */
  public static Map<String, SecondaryValue> secondary(Observation observation) {
    Map<String, Metric> metrics = observation.measurement().secondary();
    if (metrics.isEmpty() || !observation.value(Dimension.METRIC).equals(Dimension.SCORE)) {
      return Map.of();
    }
    Map<String, SecondaryValue> secondary = new LinkedHashMap<>();
    metrics.forEach((name, metric) -> secondary.put(name, secondary(metric)));
    return secondary;
  }

  public static SecondaryValue secondary(Metric metric) {
    return new SecondaryValue(metric.unit().base(), metric.unit().toBase(metric.score()));
  }

  private List<Metric> metrics() {
    return observations.stream().map(o -> o.measurement().primary()).toList();
  }
}
