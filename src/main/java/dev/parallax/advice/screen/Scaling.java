package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.scaling.Coefficient;
import dev.parallax.stat.scaling.Peak;
import dev.parallax.stat.scaling.ScalingFit;
import dev.parallax.stat.scaling.ScalingLaws;
import dev.parallax.stat.scaling.ScalingPoint;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

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
    for (String model : table.models()) {
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
      OptionalInt workers = Words.number(cell.workers());
      if (cell.model().equals(model) && workers.orElse(0) > 0) {
        cell.forkTimes().stream()
            .filter(fork -> !fork.isEmpty())
            .map(Scaling::batchesPerSecond)
            .filter(Double::isFinite)
            .forEach(rate -> points.add(new ScalingPoint(workers.getAsInt(), rate)));
      }
    }
    return points;
  }

  private static double batchesPerSecond(List<Double> iterations) {
    return 1 / iterations.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static String words(ScalingFit fit) {
    return switch (fit) {
      case ScalingFit.TooFewWorkerCounts few ->
          Words.count(few.distinct(), "worker count")
              + " measured, and a scaling law needs "
              + few.needed()
              + " (--scaling)";
      case ScalingFit.NoConvergence none -> "no scaling law comes close to what was measured";
      case ScalingFit.Fitted fitted -> words(fitted);
    };
  }

  private static String words(ScalingFit.Fitted fitted) {
    String contention = "serial share " + share(fitted.alpha());
    String coherency =
        fitted.beta().value() > 0
            ? ", each worker costs each other " + share(fitted.beta())
            : ", workers cost each other nothing that shows";
    String superlinear =
        fitted.superlinear()
            ? "; more workers do more than their share, which no scaling law explains"
            : "";
    return contention + coherency + "; " + peak(fitted.peak()) + superlinear;
  }

  private static String peak(Peak peak) {
    return switch (peak) {
      case Peak.At at ->
          "throughput is highest at about "
              + at.wholeWorkers()
              + " workers"
              + (at.interval().isKnown()
                  ? " ("
                      + Words.oneDecimal(at.interval().lo())
                      + " to "
                      + Words.oneDecimal(at.interval().hi())
                      + ")"
                  : "");
      case Peak.NotUpTo most ->
          "throughput has no peak up to the " + (int) most.mostWorkers() + " workers measured";
      case Peak.FallsFrom fewest ->
          "throughput only falls from "
              + Words.count((int) fewest.fewestWorkers(), "worker")
              + " on";
    };
  }

  /** A coefficient as percent, with its standard error where it has one. */
  private static String share(Coefficient coefficient) {
    String value = Words.significantPercent(coefficient.value());
    return coefficient.standardError().isPresent()
        ? value
            + " (standard error "
            + Words.significantPercent(coefficient.standardError().getAsDouble())
            + ")"
        : value;
  }
}
