package dev.parallax.table.compare;

import dev.parallax.stat.Difference;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.Comparison;
import dev.parallax.table.Sample;
import dev.parallax.unit.Quantity;
import dev.parallax.unit.Unit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges a row by its values where they have no ratio: some fork of it measured nothing, or less
 * than nothing. What is 0 in all forks of one run and in none of the other has changed, and needs
 * no test; where only some forks are 0, Welch's t on the values decides, for there are no logs.
 *
 * @param base means of the base's forks
 * @param latest means of the other run's forks
 */
record ValueJudge(List<Double> base, List<Double> latest) {
  /**
   * Bytes per operation below this are what JMH itself allocates in an iteration, divided by its
   * operations: 0.0004 B/op in one run and 0.0011 in the next. An object takes 16 bytes, or 8, so
   * what allocates one in every eighth operation is above it.
   */
  static final double FLOOR_BYTES_PER_OPERATION = 1;

  /** What a row's forks measured, without the harness's own. */
  static ValueJudge of(Sample base, Sample latest) {
    return new ValueJudge(aboveFloor(base), aboveFloor(latest));
  }

  private static List<Double> aboveFloor(Sample sample) {
    return sample.numbers().stream()
        .map(value -> value == 0 || isBelowFloor(value, sample.unit()) ? 0 : value)
        .toList();
  }

  /** Whether the means differ by less than what JMH itself may allocate. */
  static boolean isBelowFloor(Sample base, Sample latest) {
    return isBelowFloor(mean(latest) - mean(base), base.unit());
  }

  private static double mean(Sample sample) {
    return sample.numbers().stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }

  private static boolean isBelowFloor(double value, Unit unit) {
    return unit.quantity() == Quantity.BYTES_PER_OPERATION
        && Math.abs(value) < FLOOR_BYTES_PER_OPERATION;
  }

  /** Whether the logs of some forks don't exist. */
  boolean isNeeded() {
    return base.stream().anyMatch(value -> value <= 0)
        || latest.stream().anyMatch(value -> value <= 0);
  }

  /** Whether all forks of both measured the same value. */
  boolean isEqual() {
    return Stream.concat(base.stream(), latest.stream()).distinct().count() == 1;
  }

  /** Whether one run measured 0 in all forks and the other more, or less, in all of its own. */
  boolean isCertain() {
    return (isZero(base) && isOfOneSign(latest)) || (isZero(latest) && isOfOneSign(base));
  }

  private static boolean isZero(List<Double> values) {
    return !values.isEmpty() && values.stream().allMatch(value -> value == 0);
  }

  private static boolean isOfOneSign(List<Double> values) {
    return !values.isEmpty()
        && (values.stream().allMatch(value -> value > 0)
            || values.stream().allMatch(value -> value < 0));
  }

  /** The comparison, its p value not adjusted yet; NaN where nothing is left to chance. */
  Comparison compare(Sample ofBase) {
    Difference change = Difference.welch(array(latest), array(base));
    // A rate that rises is a time that falls.
    boolean slower = (change.log() > 0) != (ofBase.unit().quantity() == Quantity.THROUGHPUT);
    Verdict moved = slower ? Verdict.SLOWER : Verdict.FASTER;
    double p = isEqual() || isCertain() ? Double.NaN : change.p();
    return new Comparison(
        ofBase.dimensions(),
        Estimate.withoutInterval(Double.NaN),
        p,
        p,
        isEqual() ? Verdict.EQUIVALENT : moved,
        Evidence.SUGGESTIVE);
  }

  /** Whether some fork measured something that counts as 0. */
  static boolean hasLessThanFloor(Sample sample) {
    return sample.numbers().stream()
        .anyMatch(value -> value != 0 && isBelowFloor(value, sample.unit()));
  }

  /** Whether the base is 0 in all forks and the other run in none. */
  boolean isNew() {
    return isCertain() && isZero(base);
  }

  /** Whether it is the other way round. */
  boolean isGone() {
    return isCertain() && isZero(latest);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
