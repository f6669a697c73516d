package dev.parallax.cli.run;

import dev.parallax.campaign.Run;
import dev.parallax.campaign.plan.Plan;
import java.time.Duration;

/** What is said of a run that the budget ended. */
final class OutOfBudget {
  private OutOfBudget() {}

  /** How far it came, and how it is resumed. */
  static String inOneLine(Run.Outcome outcome, Plan plan) {
    String end =
        "the budget of %s was spent %s"
            .formatted(PlanText.inWords(plan.budget().orElse(Duration.ZERO)), when(outcome, plan));
    return outcome
        .resumable()
        .map(directory ->
            "%s; this resumes it: java -jar benchmarks.jar --resume %s [--budget TIME]"
                .formatted(end, directory))
        .orElse(end + "; without a run directory there is nothing to resume");
  }

  private static String when(Run.Outcome outcome, Plan plan) {
    int whole = outcome.wholeRounds();
    if (!outcome.measured()) {
      return "before any fork had ended";
    }
    if (!plan.interleaved()) {
      return "when each cell had at least %s of %s forks".formatted(whole, plan.rounds());
    }
    return whole == 0
        ? "in the first round"
        : "after %s whole %s of %s"
            .formatted(whole, whole == 1 ? "round" : "rounds", PlanText.rounds(plan));
  }
}
