package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.scaling.Coefficient;
import dev.parallax.stat.scaling.Peak;
import dev.parallax.stat.scaling.ScalingFit;
import dev.parallax.stat.scaling.ScalingLaws;
import dev.parallax.stat.scaling.ScalingPoint;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * How one model's throughput grows with its workers.
 *
 * @param model whose workers
 * @param fit the law, or why there is none
 * @param words the same as a sentence without the model's name and a full stop
 */
public record Scaling(String model, ScalingFit fit, String words) {

  /**
   * One for each model of a table. Serial is no point of the curve: it is other code, without a
   * pool. Every fork is a point, so that a count that varies weighs as it should.
   */
  public static List<Scaling> of(BatchTable table) {
    List<Scaling> all = new ArrayList<>();
    for (String model : table.modelsWithWorkers()) {
      ScalingFit fit = ScalingLaws.universal(points(table, model), table.confidence());
      all.add(new Scaling(model, fit, words(fit)));
    }
    return all;
  }

  /** Whether there is a law to tell of, or one that should have been found. */
  public boolean isTelling() {
    return !(fit instanceof ScalingFit.TooFewWorkerCounts);
  }

  private static List<ScalingPoint> points(BatchTable table, String model) {
    List<ScalingPoint> points = new ArrayList<>();
    for (BatchCell cell : table.cells()) {
      int workers = Words.number(cell.workers()).orElse(0);
      if (cell.model().equals(model) && workers > 0) {
        cell.forkTimes().stream()
            .filter(fork -> !fork.isEmpty())
            .mapToDouble(fork -> fork.stream().mapToDouble(time -> time).average().orElseThrow())
            .map(seconds -> 1 / seconds)
            .filter(Double::isFinite)
            .forEach(batchesPerSecond -> points.add(new ScalingPoint(workers, batchesPerSecond)));
      }
    }
    return points;
  }

  private static String words(ScalingFit fit) {
    return switch (fit) {
      case ScalingFit.TooFewWorkerCounts few ->
          "%s measured, and a scaling law needs %s (--scaling)"
              .formatted(Words.count(few.distinct(), "worker count"), few.needed());
      case ScalingFit.NoConvergence none -> "no scaling law comes close to what was measured";
      case ScalingFit.Fitted fitted ->
          "serial share %s, %s; %s%s"
              .formatted(
                  share(fitted.alpha()),
                  fitted.beta().value() > 0
                      ? "each worker costs each other " + share(fitted.beta())
                      : "workers cost each other nothing that shows",
                  peak(fitted.peak()),
                  fitted.superlinear()
                      ? "; more workers do more than their share, which no scaling law explains"
                      : "");
    };
  }

  private static String peak(Peak peak) {
    return switch (peak) {
      case Peak.At at ->
          "throughput is highest at about %s workers%s"
              .formatted(
                  at.wholeWorkers(),
                  at.interval().isKnown()
                      ? " (%s to %s)"
                          .formatted(
                              Numbers.fixed(at.interval().lo(), 1),
                              Numbers.fixed(at.interval().hi(), 1))
                      : "");
      case Peak.NotUpTo most ->
          "throughput has no peak up to the %s workers measured"
              .formatted((int) most.mostWorkers());
      case Peak.FallsFrom fewest ->
          "throughput only falls from %s on"
              .formatted(Words.count((int) fewest.fewestWorkers(), "worker"));
    };
  }

  /** A coefficient as percent, with its standard error where it has one. */
  private static String share(Coefficient coefficient) {
    String value = Words.significantPercent(coefficient.value());
    return coefficient.standardError().isPresent()
        ? "%s (standard error %s)"
            .formatted(value, Words.significantPercent(coefficient.standardError().getAsDouble()))
        : value;
  }
}
