package dev.parallax.stat;

import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Whether all rows of a run moved by one factor: another machine, another day, another JDK, or a
 * change that touches everything. It can't be told which; but a row that moved apart from the
 * others can be told from one that moved with them.
 *
 * <p>The factor is the median of the rows' ratios, because a few rows that changed for themselves
 * must not move it: up to half of them can't. Its interval is that of the sign test, made of two of
 * the ratios themselves (Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2): it
 * asks for nothing but rows that are independent, whatever their noise. A median alone says
 * nothing, though: of six rows that doubled and six that stayed it is 1.41, where there is no row
 * at all. So a shift is called common only if the interval leaves out 1, the median is beyond the
 * margin, and two thirds of the rows agree with the median.
 *
 * @param kind what can be said
 * @param ratio the median of the ratios; its interval is unknown with too few rows
 * @param rows how many rows there are
 * @param agreeing how many of them agree with the median: those within the margin of it, and those
 *     whose own interval holds it
 */
public record CommonShift(Kind kind, Estimate ratio, int rows, int agreeing) {
  /** What can be said of all rows together. */
  public enum Kind {
    /** Not even if all rows moved the same way would it be more than chance. */
    TOO_FEW_ROWS("too-few-rows"),
    /** The median's interval lies within the margin. */
    NONE("none"),
    /** Most rows moved, and by the same factor. */
    COMMON("common"),
    /** Neither is shown. */
    UNCLEAR("unclear");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that outputs use. */
    public String word() {
      return word;
    }
  }

  /** A convention, not a result: a plain majority would call any two halves a shift. */
  private static final double MOST = 2.0 / 3;

  /**
   * Judges the ratios of a run to another.
   *
   * @param ratios one per row, positive and finite; an interval that isn't known is let pass
   * @param margin the practical margin, such as 0.05
   * @param confidence of the interval, such as 0.95
   */
  public static CommonShift of(List<Estimate> ratios, double margin, double confidence) {
    double[] logs =
        ratios.stream().mapToDouble(ratio -> Math.log(ratio.value())).sorted().toArray();
    int count = logs.length;
    double median =
        count == 0 ? Double.NaN : Math.exp((logs[(count - 1) / 2] + logs[count / 2]) / 2);
    int rank = rank(count, confidence);
    if (rank == 0) {
      return new CommonShift(
          Kind.TOO_FEW_ROWS,
          Estimate.withoutInterval(median),
          count,
          agreeing(ratios, median, margin));
    }
    Interval interval = new Interval(Math.exp(logs[rank - 1]), Math.exp(logs[count - rank]));
    int agreeing = agreeing(ratios, median, margin);
    return new CommonShift(
        kind(median, interval, agreeing >= MOST * count, margin),
        new Estimate(median, interval),
        count,
        agreeing);
  }

  /** Whether all rows moved by one factor. */
  public boolean isCommon() {
    return kind == Kind.COMMON;
  }

  /** Whether the median row moved by less than the margin. */
  public boolean isWithin(double margin) {
    return isWithin(ratio.value(), margin);
  }

  private static boolean isWithin(double ratio, double margin) {
    return Math.abs(Math.log(ratio)) <= Math.log1p(margin);
  }

  /** The fewest rows of which anything can be said. */
  public static int fewestRows(double confidence) {
    int rows = 1;
    while (rank(rows, confidence) == 0) {
      rows++;
    }
    return rows;
  }

  /**
   * Which of the sorted values, counted from either end, ends the interval: the largest k for which
   * fewer than k of n fair coins show heads with at most half of the error probability; 0 if there
   * is none.
   */
  private static int rank(int count, double confidence) {
    if (count == 0) {
      return 0;
    }
    double tail = (1 - confidence) / 2;
    BinomialDistribution coins = new BinomialDistribution(null, count, 0.5);
    int heads = coins.inverseCumulativeProbability(tail);
    return coins.cumulativeProbability(heads) <= tail ? heads + 1 : heads;
  }

  private static Kind kind(double median, Interval interval, boolean mostAgree, double margin) {
    if (interval.lo() >= 1 / (1 + margin) && interval.hi() <= 1 + margin) {
      return Kind.NONE;
    }
    boolean moved = !isWithin(median, margin) && !interval.contains(1);
    return mostAgree && moved ? Kind.COMMON : Kind.UNCLEAR;
  }

  private static int agreeing(List<Estimate> ratios, double median, double margin) {
    return (int)
        ratios.stream()
            .filter(ratio ->
                isWithin(ratio.value() / median, margin)
                    || (ratio.interval().isKnown() && ratio.interval().contains(median)))
            .count();
  }
}
