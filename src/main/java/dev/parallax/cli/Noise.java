package dev.parallax.cli;

import dev.parallax.machine.doctor.Check;
import dev.parallax.machine.doctor.TwinForks;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.LogRatio;
import dev.parallax.stat.decision.DecisionRule;
import java.util.Locale;
import java.util.Optional;

/**
 * What an A/A pair says of the differences that can be seen: the decision rule's own interval for a
 * pair of cells, paired t on log ratios. What lies within it is not distinguished from nothing.
 *
 * <p>In a bad moment a few rounds give an interval of hundreds of percent. That is no figure of the
 * machine's: there it says only that there is no answer.
 *
 * @param rounds of the pair
 * @param visibleShare the smallest difference that would be seen, as a share
 */
record Noise(int rounds, double visibleShare) {
  /** Twice the time: an interval that reaches farther says nothing that anybody could use. */
  private static final double MOST_TOLD = 1;

  static Noise of(TwinForks twins) {
    Estimate ratio =
        LogRatio.paired(twins.first(), twins.second(), DecisionRule.standard().confidence());
    return new Noise(twins.rounds(), ratio.relativeHalfWidth());
  }

  private boolean isSmall() {
    return visibleShare <= DecisionRule.standard().margin();
  }

  private String percent() {
    return String.format(Locale.ROOT, "%.1f %%", 100 * visibleShare);
  }

  private boolean isTold() {
    return visibleShare <= MOST_TOLD;
  }

  /** What it means, in a sentence. */
  String sentence() {
    if (!isTold()) {
      return "No answer is possible just now on which differences can be seen here.";
    }
    return "Here differences below about %s can't be seen with %s rounds."
        .formatted(percent(), rounds);
  }

  Check check() {
    if (!isTold()) {
      return new Check(
          "noise",
          "equal JVMs with a small kernel: no answer possible after %s rounds".formatted(rounds),
          Optional.of(
              new Check.Concern(
                  "They differ so much that not even twice the time would show.",
                  "Ask again when the machine is quiet; if it stays so, deal with the points"
                      + " above.",
                  false)));
    }
    return new Check(
        "noise",
        "equal JVMs with a small kernel: differences below %s don't show in %s rounds"
            .formatted(percent(), rounds),
        isSmall() ? Optional.empty() : Optional.of(concern()));
  }

  private Check.Concern concern() {
    String margin = String.format(Locale.ROOT, "%.0f %%", 100 * DecisionRule.standard().margin());
    long enough = roundsNeeded();
    return new Check.Concern(
        "That is more than the margin of %s within which cells count as equal.".formatted(margin),
        enough <= DecisionRule.MOST_ROUNDS_TO_PROMISE
            ? "Deal with the points above, or use more rounds: about --rounds %s.".formatted(enough)
            : "No sensible number of rounds makes up for it: deal with the points above.",
        false);
  }

  /** The interval shrinks with the root of the rounds; that t shrinks too is left out. */
  private long roundsNeeded() {
    double times = Math.log1p(visibleShare) / Math.log1p(DecisionRule.standard().margin());
    return (long) Math.ceil(rounds * times * times);
  }
}
