package dev.parallax.stat.decision;

import dev.parallax.stat.Evidence;
import java.util.OptionalInt;

/**
 * The rule by which verdicts are made: points 3 to 7 and 9 of the project's decision rule, chosen
 * by simulation and held to a reference program. Point 8 is {@link Racing}.
 *
 * @param margin the practical margin: a difference within it is none, 0.05 by default
 * @param confidence of intervals and verdicts, 0.95 by default
 */
public record DecisionRule(double margin, double confidence) {
  /** More rounds than this nobody runs. */
  public static final int MOST_ROUNDS_TO_PROMISE = 100;

  public DecisionRule {
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException("margin must be between 0 and 1: " + margin);
    }
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0.5 and 1: " + confidence);
    }
  }

  /** Margin 5 %, confidence 95 %. */
  public static DecisionRule standard() {
    return new DecisionRule(0.05, 0.95);
  }

  /** Decides a family. */
  public Decision decide(Family family) {
    return decide(family, Evidence.FULL);
  }

  /**
   * Decides a family of which something is known that its times don't show, such as an A/A twin
   * that {@linkplain Twin#differs differs} from itself.
   *
   * @param cap the most that its evidence can weigh
   */
  public Decision decide(Family family, Evidence cap) {
    return new FamilyDecision(this, family).decision(cap);
  }

  /**
   * How many rounds in all would let some cell be preferred, if means and noise stay as they are.
   *
   * @return at least the rounds that there are, and not fewer than full evidence needs; empty if
   *     nothing is known or if it takes more than {@value #MOST_ROUNDS_TO_PROMISE}
   */
  public OptionalInt roundsNeeded(Family family) {
    return new FamilyDecision(this, family).roundsNeeded();
  }

  double alpha() {
    return 1 - confidence;
  }

  double logMargin() {
    return Math.log1p(margin);
  }
}
