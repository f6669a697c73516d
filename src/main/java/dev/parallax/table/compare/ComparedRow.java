package dev.parallax.table.compare;

import dev.parallax.group.Dimension;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.Comparison;
import dev.parallax.table.Warning;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row that both runs have.
 *
 * @param dimensions by which it was matched: benchmark, parameters, mode, threads, metric
 * @param keys its values of the {@linkplain RunComparison#keys keys that differ}
 * @param name all of it in one line
 * @param unit of the scores
 * @param base in the run that is compared with
 * @param latest in the run that is judged
 * @param comparison the ratio of the latest time to that of the base, with its verdict
 * @param apart the same after the run's common shift is taken out; empty if there is none, or if
 *     the row isn't about time
 * @param warnings what a reader should know
 */
public record ComparedRow(
    Map<String, String> dimensions,
    List<String> keys,
    String name,
    Unit unit,
    Side base,
    Side latest,
    Comparison comparison,
    Optional<Comparison> apart,
    List<Warning> warnings) {
  /**
   * What one run measured.
   *
   * @param score in base units, with its interval over forks
   * @param forks how many forks gave a value
   * @param iterations per fork
   */
  public record Side(Estimate score, int forks, int iterations) {}

  /** Whether it is the benchmark's own score, and a time or a throughput. */
  public boolean isTime() {
    return isTime(dimensions, unit);
  }

  static boolean isTime(Map<String, String> dimensions, Unit unit) {
    return Dimension.SCORE.equals(dimensions.get(Dimension.METRIC)) && unit.isTimeOrRate();
  }

  /** The comparison, or what is left of it after the common shift is taken out. */
  public Comparison judged(boolean withoutShift) {
    return withoutShift ? apart.orElse(comparison) : comparison;
  }

  /**
   * Whether it got worse by more than the margin, and not by chance. What isn't known to be better
   * one way or the other never got worse.
   *
   * @param withoutShift judge what is left after the common shift is taken out
   */
  public boolean regressed(double margin, boolean withoutShift) {
    Comparison judged = judged(withoutShift);
    return unit.better() != Direction.UNSTATED
        && judged.verdict() == Verdict.SLOWER
        && !(judged.ratio().value() <= 1 + margin);
  }
}
