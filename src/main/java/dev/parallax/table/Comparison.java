package dev.parallax.table;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.unit.Quantity;
import dev.parallax.unit.Unit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cell held against its baseline.
 *
 * @param baseline the dimensions of the baseline's cell
 * @param ratio time of the cell over time of the baseline, so that below 1 means it is faster; of a
 *     quantity that is neither time nor throughput, the ratio of the values themselves
 * @param p p value of "no difference"
 * @param pHolm the same, adjusted for all comparisons of the table
 * @param verdict of the cell against the baseline; {@code faster} means the smaller ratio
 * @param evidence how much it weighs
 */
public record Comparison(
    Map<String, String> baseline,
    Estimate ratio,
    double p,
    double pHolm,
    Verdict verdict,
    Evidence evidence) {
  /** The word for no change of what has no ratio. */
  public static final String EQUAL = "equal";

  public Comparison {
    baseline = Collections.unmodifiableMap(new LinkedHashMap<>(baseline));
  }

  /** The verdict in words; what is neither a time nor a rate is lower or higher, not faster. */
  public String word(Unit unit) {
    return switch (verdict) {
      case FASTER -> unit.isTimeOrRate() ? verdict.word() : "lower";
      case SLOWER -> unit.isTimeOrRate() ? verdict.word() : "higher";
      // Without a ratio there is no interval either that could lie within the margin.
      case EQUIVALENT -> Double.isNaN(ratio.value()) ? EQUAL : verdict.word();
      case INCONCLUSIVE -> verdict.word();
    };
  }

  /** Score over the baseline's score, as a reader of the scores expects it. */
  public Estimate scoreRatio(Unit unit) {
    return scoreRatio(ratio, unit);
  }

  /** A ratio of times as a ratio of scores: a throughput is the inverse of a time. */
  public static Estimate scoreRatio(Estimate ratio, Unit unit) {
    return unit.quantity() == Quantity.THROUGHPUT ? ratio.inverse() : ratio;
  }

  /**
   * The same with a p value that is adjusted for its company: a difference that could be chance
   * then is none.
   */
  public Comparison adjusted(double adjusted, double confidence) {
    boolean differs = verdict == Verdict.FASTER || verdict == Verdict.SLOWER;
    return judged(adjusted, differs && adjusted >= 1 - confidence ? Verdict.INCONCLUSIVE : verdict);
  }

  /** The same with another verdict, after an adjustment for its company. */
  public Comparison judged(double adjusted, Verdict other) {
    return new Comparison(baseline, ratio, p, adjusted, other, evidence);
  }
}
