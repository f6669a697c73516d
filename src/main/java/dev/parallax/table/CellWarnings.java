package dev.parallax.table;

import dev.parallax.group.Series;
import dev.parallax.result.Metric;
import java.util.ArrayList;
import java.util.List;

/** What a reader should know of one row's numbers, whatever table it stands in. */
final class CellWarnings {
  private CellWarnings() {}

  static List<Warning> of(Series series) {
    Metric metric = series.measurement().primary();
    List<Double> means = metric.forkMeans();
    long useful = means.stream().filter(mean -> Double.isFinite(mean) && mean > 0).count();
    List<Warning> warnings = new ArrayList<>();
    if (series.rows() > 1) {
      warnings.add(
          new Warning(
              Warning.Kind.POOLED,
              series.rows()
                  + " rows of the file have this same benchmark and parameters; they are pooled as"
                  + " further forks"));
    }
    if (means.stream().allMatch(mean -> Double.isNaN(mean))) {
      warnings.add(
          new Warning(
              Warning.Kind.NO_VALUES,
              "the file holds no measured values, only JMH's score, so how sure it is can't be"
                  + " known"));
    } else if (useful < means.size()) {
      warnings.add(
          new Warning(
              Warning.Kind.NOT_POSITIVE,
              (means.size() - useful)
                  + " of "
                  + means.size()
                  + " forks left no positive number and were left out"));
    }
    if (useful == 1) {
      warnings.add(
          new Warning(
              Warning.Kind.ONE_FORK,
              "one fork: how much forks differ is unknown, so there is no interval; run with -f"
                  + " 5"));
    }
    if (!series.measurement().forked()) {
      warnings.add(
          new Warning(
              Warning.Kind.NOT_FORKED,
              "measured inside JMH's own JVM (-f 0), where earlier benchmarks leave their traces"));
    }
    return warnings;
  }
}
