package dev.parallax.table;

import dev.parallax.group.Observation;
import dev.parallax.group.Series;
import dev.parallax.result.jmh.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader should know of one cell's numbers, whatever table it stands in. */
public final class CellWarnings {
  private CellWarnings() {}

  /** Of a row of a batch table. */
  public static List<Warning> of(Series series) {
    Measurement row = series.measurement();
    List<Warning> warnings = new ArrayList<>();
    pooled(series.rows(), warnings);
    forks(row.primary().forkMeans(), warnings);
    notForked(row.forked(), warnings);
    return warnings;
  }

  /** Of a cell of scores. */
  public static List<Warning> of(Sample sample) {
    List<Warning> warnings = new ArrayList<>();
    residue(sample.residue(), warnings);
    if (sample.otherUnits()) {
      add(
          warnings,
          Warning.Kind.RESIDUE,
          "results of another unit fell into the same cell and were left out; name unit, mode or"
              + " metric in --table, --row or --col");
    }
    List<Observation> observations = sample.observations();
    boolean sameThing =
        observations.size() > 1
            && observations.stream()
                .allMatch(o -> o.dimensions().equals(sample.first().dimensions()));
    pooled(sameThing ? observations.size() : 1, warnings);
    if (!sample.isScore() && sample.hasZeros()) {
      // 0 in all forks needs no excuse for its lack of an interval.
      if (sample.numbers().stream().anyMatch(mean -> mean != 0)) {
        add(
            warnings,
            Warning.Kind.NOT_POSITIVE,
            "some forks measured zero or less, so there is a mean and no interval");
      }
    } else {
      forks(sample.forkMeans(), warnings);
    }
    notForked(observations.stream().allMatch(o -> o.measurement().forked()), warnings);
    return warnings;
  }

  /** Of a comparison that too few forks can decide. */
  public static Optional<Warning> ofComparison(int fewestForks) {
    String forks =
        switch (fewestForks) {
          case 0 -> "JMH's scores alone";
          case 1 -> "one fork";
          default -> fewestForks + " forks";
        };
    return fewestForks >= Comparer.FEWEST_FORKS
        ? Optional.empty()
        : Optional.of(
            new Warning(
                Warning.Kind.EXPLORATORY,
                "exploratory: the comparison rests on "
                    + forks
                    + ", so it can't be distinguished from chance; run with -f 5"));
  }

  private static void add(List<Warning> warnings, Warning.Kind kind, String message) {
    warnings.add(new Warning(kind, message));
  }

  private static void residue(Map<String, List<String>> residue, List<Warning> warnings) {
    if (!residue.isEmpty()) {
      add(
          warnings,
          Warning.Kind.RESIDUE,
          """
          a cell mixes results that differ in %s, so it has no interval and is not compared; name \
          it in --row, --col, --table or --filter, or accept the mix with --ignore %s\
          """
              .formatted(
                  String.join(" and ", residue.keySet()), String.join(",", residue.keySet())));
    }
  }

  private static void pooled(int rows, List<Warning> warnings) {
    if (rows > 1) {
      add(
          warnings,
          Warning.Kind.POOLED,
          rows
              + " rows of the file have this same benchmark and parameters; they are pooled as"
              + " further forks");
    }
  }

  private static void forks(List<Double> means, List<Warning> warnings) {
    long useful = means.stream().filter(mean -> Double.isFinite(mean) && mean > 0).count();
    if (means.stream().allMatch(mean -> Double.isNaN(mean))) {
      add(
          warnings,
          Warning.Kind.NO_VALUES,
          "the file holds no measured values, only JMH's score, so how sure it is can't be known");
    } else if (useful < means.size()) {
      add(
          warnings,
          Warning.Kind.NOT_POSITIVE,
          "%s of %s forks left no positive number and were left out"
              .formatted(means.size() - useful, means.size()));
    }
    if (useful == 1) {
      add(
          warnings,
          Warning.Kind.ONE_FORK,
          "one fork: how much forks differ is unknown, so there is no interval; run with -f 5");
    }
  }

  private static void notForked(boolean forked, List<Warning> warnings) {
    if (!forked) {
      add(
          warnings,
          Warning.Kind.NOT_FORKED,
          "measured inside JMH's own JVM (-f 0), where earlier benchmarks leave their traces");
    }
  }
}
