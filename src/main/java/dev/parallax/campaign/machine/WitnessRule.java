package dev.parallax.campaign.machine;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Tells from the witness alone, never from the result, whether a fork is to be run again: when the
 * witness before or after it took longer than a factor times the campaign's median witness.
 *
 * <p>It says nothing before there are enough readings, since the median of few may itself be one of
 * a slow machine. If a share of 20 % of readings were slow, independently of each other, the median
 * would be among them with probability P(Bin(n, 0.2) > n/2): 10 % for 3 readings, 3.3 % for 7, 2.0
 * % for 9 (a known figure of the binomial distribution, held by a test). Slow times come in runs,
 * so that real readings say less than as many independent ones.
 *
 * @param factor above which times the median a witness is slow, 1.15 by default
 * @param leastReadings below which nothing is said
 */
public record WitnessRule(double factor, int leastReadings) {
  public WitnessRule {
    if (!(factor > 1)) {
      throw new IllegalArgumentException("the factor must be above 1: " + factor);
    }
    if (leastReadings < 1) {
      throw new IllegalArgumentException("at least one reading is needed: " + leastReadings);
    }
  }

  /** 1.15 times the median of at least 9 readings. */
  public static WitnessRule standard() {
    return new WitnessRule(1.15, 9);
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
    return Math.max(beforeNanos, afterNanos) > factor * median.getAsDouble()
        ? Judgement.SLOW
        : Judgement.QUIET;
  }

  /** The median; absent while there are too few readings. */
  public OptionalDouble medianNanos(List<Long> history) {
    int count = history.size();
    if (count < leastReadings) {
      return OptionalDouble.empty();
    }
    List<Long> sorted = history.stream().sorted().toList();
    return OptionalDouble.of((sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2.0);
  }
}
