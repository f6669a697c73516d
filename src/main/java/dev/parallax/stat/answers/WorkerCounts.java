package dev.parallax.stat.answers;

import java.util.List;
import java.util.OptionalInt;

/**
 * How many workers, for the models that the questions before it leave.
 *
 * @param models that were asked about; more than one if none of them is named
 * @param chosen the fewest workers that are within the margin of the best count; empty if open
 * @param leading {@code chosen}, or the count with the smallest bound
 * @param bound how much slower than the best count {@code leading} is, at most: 1.03 means 3 %
 * @param notRuledOut the counts that may be the best, ascending
 * @param highestTried whether {@code leading} is the highest count that was tried: more may be
 *     better
 */
public record WorkerCounts(
    List<Setting.Model> models,
    OptionalInt chosen,
    int leading,
    double bound,
    List<Integer> notRuledOut,
    boolean highestTried) {
  public WorkerCounts {
    models = List.copyOf(models);
    notRuledOut = List.copyOf(notRuledOut);
  }
}
