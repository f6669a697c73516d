package dev.parallax.stat.answers;

import java.util.OptionalInt;

/** What a question is answered with. */
public sealed interface Outcome {
  /** The word that outputs use. */
  String word();

  /** Whether it is an answer. */
  default boolean isDecided() {
    return !(this instanceof Open);
  }

  /** Running in parallel takes less time. */
  record Yes() implements Outcome {
    @Override
    public String word() {
      return "yes";
    }
  }

  /** Running in parallel takes at most the margin less time. */
  record No() implements Outcome {
    @Override
    public String word() {
      return "no";
    }
  }

  /**
   * One of what was asked for.
   *
   * @param word {@code threads}, {@code processes}, {@code platform}, {@code virtual}, or the
   *     number of workers
   */
  record Named(String word) implements Outcome {}

  /** Both are shown to be within the margin of each other: a finding, not a lack of one. */
  record Either() implements Outcome {
    @Override
    public String word() {
      return "either";
    }
  }

  /**
   * Not shown either way.
   *
   * @param roundsNeeded how many rounds in all would decide it if the estimates and the noise stay
   *     as they are and every cell runs in every round; empty if that takes more than {@value
   *     dev.parallax.stat.decision.DecisionRule#MOST_ROUNDS_TO_PROMISE}, or if nothing is known
   */
  record Open(OptionalInt roundsNeeded) implements Outcome {
    @Override
    public String word() {
      return "open";
    }
  }
}
