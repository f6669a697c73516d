package dev.parallax.cli;

import dev.parallax.campaign.Cell;
import dev.parallax.campaign.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A plan in a few lines, so that nobody is surprised by how long a run takes. */
final class PlanText {
  private PlanText() {}

  static String of(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (List<Cell> block : plan.blocks()) {
      text.append("  %-36s %3d cells%n".formatted(block.getFirst().block().strip(), block.size()));
    }
    text.append(
        "%d cells x %d %s = %d forks%s, about %s%n"
            .formatted(
                plan.cells().size(),
                plan.rounds(),
                plan.interleaved() ? "rounds" : "forks",
                plan.forks(),
                plan.interleaved() ? ", interleaved, seed " + plan.seed() : "",
                inWords(plan.estimate())));
    return text.toString();
  }

  /** Minutes and seconds: {@code 3:07}. */
  static String inWords(Duration duration) {
    return String.format(
        Locale.ROOT, "%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
  }
}
