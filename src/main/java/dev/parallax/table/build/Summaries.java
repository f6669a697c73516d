package dev.parallax.table.build;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.GeometricMean;
import dev.parallax.stat.LogMean;
import dev.parallax.stat.LogRatio;
import dev.parallax.table.Cells;
import dev.parallax.table.Comparer;
import dev.parallax.table.Comparison;
import dev.parallax.table.Sample;
import dev.parallax.table.ScoreTable;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The last line of a table: geometric means over the rows that have a value in every column, so
 * that all columns are about the same rows.
 *
 * @param cells of the table
 * @param confidence of the intervals
 */
record Summaries(Cells cells, double confidence) {
  /**
   * The means, if at least two rows are complete.
   *
   * @param bases for each column the index of the column it is compared with; negative for none
   */
  Optional<ScoreTable.Summary> of(List<Integer> bases) {
    int columns = cells.columns().size();
    List<List<Sample>> complete = new ArrayList<>();
    for (int row = 0; row < cells.rows(); row++) {
      List<Sample> samples = cells.samples(row);
      if (samples.size() == columns
          && samples.stream().allMatch(sample -> sample.hasLogarithm(confidence))) {
        complete.add(samples);
      }
    }
    if (complete.size() < 2) {
      return Optional.empty();
    }
    List<List<Sample>> byColumn =
        IntStream.range(0, columns)
            .mapToObj(column -> complete.stream().map(row -> row.get(column)).toList())
            .toList();
    List<ScoreTable.Mean> means = new ArrayList<>();
    for (int column = 0; column < byColumn.size(); column++) {
      List<Sample> samples = byColumn.get(column);
      Unit unit = samples.getFirst().unit();
      boolean oneUnit = samples.stream().allMatch(sample -> sample.unit().equals(unit));
      int base = bases.get(column);
      means.add(
          new ScoreTable.Mean(
              oneUnit ? Optional.of(mean(samples)) : Optional.empty(),
              unit,
              base < 0 ? Optional.empty() : ratio(samples, byColumn.get(base))));
    }
    return Optional.of(new ScoreTable.Summary(complete.size(), means));
  }

  private Estimate mean(List<Sample> samples) {
    if (!haveSpread(samples)) {
      return Estimate.withoutInterval(
          Math.exp(
              samples.stream()
                  .mapToDouble(sample -> Math.log(sample.estimate(confidence).value()))
                  .average()
                  .orElse(Double.NaN)));
    }
    return shareRounds(samples)
        ? LogMean.of(perRound(samples, false), confidence)
        : GeometricMean.of(samples.stream().map(Sample::positiveMeans).toList(), confidence);
  }

  /** As in the cells, a ratio of times is turned into one of scores. */
  private Optional<Estimate> ratio(List<Sample> samples, List<Sample> base) {
    Unit unit = samples.getFirst().unit();
    boolean alike =
        IntStream.range(0, samples.size())
            .allMatch(i -> samples.get(i).unit().equals(unit) && base.get(i).unit().equals(unit));
    if (!alike || !haveSpread(samples) || !haveSpread(base)) {
      return Optional.empty();
    }
    Estimate times;
    if (shareRounds(samples) && shareRounds(base)) {
      List<Double> above = perRound(samples, true);
      List<Double> below = perRound(base, true);
      times =
          Comparer.shareRounds(samples.getFirst(), base.getFirst()) && above.size() == below.size()
              ? LogRatio.paired(above, below, confidence)
              : LogRatio.independent(above, below, confidence);
    } else {
      times = GeometricMean.ratio(times(samples), times(base), confidence);
    }
    return Optional.of(Comparison.scoreRatio(times, unit));
  }

  private static boolean haveSpread(List<Sample> samples) {
    return samples.stream()
        .allMatch(sample -> sample.residue().isEmpty() && sample.positiveMeans().size() > 1);
  }

  private static boolean shareRounds(List<Sample> samples) {
    return samples.stream().allMatch(sample -> Comparer.shareRounds(sample, samples.getFirst()));
  }

  private static List<Double> perRound(List<Sample> samples, boolean asTimes) {
    return GeometricMean.perRound(
        samples.stream().map(s -> asTimes ? s.forkTimes() : s.forkMeans()).toList());
  }

  private static List<List<Double>> times(List<Sample> samples) {
    return samples.stream()
        .map(sample -> sample.forkTimes().stream().filter(Double::isFinite).toList())
        .toList();
  }
}
