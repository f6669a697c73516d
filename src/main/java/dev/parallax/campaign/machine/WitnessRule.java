package dev.parallax.campaign.machine;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Tells from the witness alone, never from the result, whether a fork is to be run again: when the
 * witness before or after it took longer than a factor times the campaign's median witness, and
 * than the median and so many scales (1.4826 times the median absolute deviation) of its readings.
 *
 * <p>The factor alone was tried first. On a machine whose readings scatter by more than the factor
 * it flags a quarter of all forks, and those are hardly slower than the others: {@code
 * src/docs/witness.md} has the figures of a campaign.
 *
 * <p>It says nothing before there are enough readings, since the median of few may itself be one of
 * a slow machine. If a share of 20 % of readings were slow, independently of each other, the median
 * would be among them with probability P(Bin(n, 0.2) > n/2): 10 % for 3 readings, 3.3 % for 7, 2.0
 * % for 9 (a known figure of the binomial distribution, held by a test). Slow times come in runs,
 * so that real readings say less than as many independent ones.
 *
 * @param factor above which times the median a witness is slow, 1.15 by default
 * @param scales above how many scales over the median it is, 3 by default
 * @param leastReadings below which nothing is said
 */
public record WitnessRule(double factor, double scales, int leastReadings) {
  /** Of a normal distribution, the standard deviation over the median absolute deviation. */
  private static final double NORMAL = 1.4826;

  public WitnessRule {
    if (!(factor > 1)) {
      throw new IllegalArgumentException("the factor must be above 1: " + factor);
    }
    if (!(scales >= 0)) {
      throw new IllegalArgumentException("the scales must be at least 0: " + scales);
    }
    if (leastReadings < 1) {
      throw new IllegalArgumentException("at least one reading is needed: " + leastReadings);
    }
  }

  /** 1.15 times the median, and 3 scales above it, of at least 9 readings. */
  public static WitnessRule standard() {
    return new WitnessRule(1.15, 3, 9);
  }

  /** What the witness says of a fork. */
  public enum Judgement {
    /** There are too few readings. */
    UNKNOWN,
    /** The machine was as it usually is in this campaign. */
    QUIET,
    /** It was slow; the fork is run again once. */
    SLOW
  }

  /**
   * Judges a fork. At the end of its block there are more readings than right after it.
   *
   * @param history nanoseconds of all readings of the campaign so far, this fork's included
   */
  public Judgement judge(List<Long> history, ForkConditions fork) {
    return judge(history, fork.witnessBeforeNanos(), fork.witnessAfterNanos());
  }

  /** The same by the two readings of a fork, in nanoseconds. */
  public Judgement judge(List<Long> history, long beforeNanos, long afterNanos) {
    OptionalDouble median = medianNanos(history);
    if (median.isEmpty()) {
      return Judgement.UNKNOWN;
    }
    double usual = median.getAsDouble();
    double limit = Math.max(factor * usual, usual + scales * scaleNanos(history, usual));
    return Math.max(beforeNanos, afterNanos) > limit ? Judgement.SLOW : Judgement.QUIET;
  }

  private static double scaleNanos(List<Long> history, double median) {
    return NORMAL * median(history.stream().map(nanos -> Math.abs(nanos - median)).toList());
  }

  /** The median; absent while there are too few readings. */
  public OptionalDouble medianNanos(List<Long> history) {
    return history.size() < leastReadings
        ? OptionalDouble.empty()
        : OptionalDouble.of(median(history.stream().map(Long::doubleValue).toList()));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int count = sorted.size();
    return (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
  }
}
