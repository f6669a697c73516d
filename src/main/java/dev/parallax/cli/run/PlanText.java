package dev.parallax.cli.run;

import dev.parallax.advice.words.Words;
import dev.parallax.campaign.Run;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** A plan in a few lines, so that the length of a run is no surprise. */
final class PlanText {
  private PlanText() {}

  static String of(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (List<Cell> block : plan.blocks()) {
      text.append(
          "  %-36s %3s %s%n"
              .formatted(
                  block.getFirst().block().strip(), block.size(), plural(block.size(), "cell")));
    }
    text.append(
        "%s %s%s x %s %s = %s %s%s, about %s%n"
            .formatted(
                plan.cells().size(),
                plural(plan.cells().size(), "cell"),
                twins(plan),
                rounds(plan),
                plural(plan.rounds(), plan.interleaved() ? "round" : "fork"),
                range(plan, rounds -> Integer.toString(plan.forks(rounds))),
                plural(plan.forks(plan.rounds()), "fork"),
                plan.interleaved() ? ", interleaved, seed " + plan.seed() : "",
                range(plan, rounds -> inWords(plan.estimate(rounds)))));
    plan.memory()
        .inWords(plan.cells())
        .ifPresent(words -> text.append(words).append(System.lineSeparator()));
    if (plan.adaptsWarmUp()) {
      text.append(
          String.format(
              Locale.ROOT,
              "each fork warms up until it is warm, for at most %.1f s%n",
              plan.longestWarmUp().toMillis() / 1e3));
    }
    text.append(turns(plan));
    plan.budget().ifPresent(budget -> text.append(budget(plan, budget)));
    return text.toString();
  }

  /** Whether forks that are compared live side by side; nothing where that makes no difference. */
  private static String turns(Plan plan) {
    List<List<Slot>> blocks =
        plan.slots().stream()
            .filter(block -> block.size() > 1 && plan.takesTurns(block.getFirst().cell()))
            .toList();
    if (blocks.isEmpty()) {
      return "";
    }
    String inARow =
        blocks.stream()
            .filter(block -> plan.turnGroups(block).isEmpty())
            .map(block -> block.getFirst().cell().block().strip())
            .collect(Collectors.joining(", "));
    int most = blocks.stream().mapToInt(block -> plan.turnGroups(block).size()).max().orElse(0);
    return most == 0
        ? "forks run one after the other: there is no memory for two side by side%n".formatted()
        : "the forks of a block live side by side%s and measure in short turns%s%n"
            .formatted(
                most > 1 ? ", in up to %s groups as memory allows,".formatted(most) : "",
                inARow.isEmpty() ? "" : "; there is no memory for that in " + inARow);
  }

  private static String twins(Plan plan) {
    int twins = plan.forksPerRound() - plan.cells().size();
    return twins == 0 ? "" : " and %s A/A %s".formatted(twins, plural(twins, "twin"));
  }

  private static String plural(int count, String noun) {
    return count == 1 ? noun : noun + "s";
  }

  private static String range(Plan plan, IntFunction<String> words) {
    String fewest = words.apply(plan.limits().fewest());
    return plan.limits().raced() ? fewest + " to " + words.apply(plan.rounds()) : fewest;
  }

  /** How many there are to be: {@code 5 to 7}. */
  static String rounds(Plan plan) {
    return range(plan, Integer::toString);
  }

  /** What the budget is enough for, as the first batches showed, and which would do if not. */
  static String of(Run.Promise promise, Duration budget) {
    return String.format(
        Locale.ROOT,
        "a batch takes %s: time for about %.1f rounds%s%s",
        Words.time(promise.batch().toNanos() * 1e-9),
        promise.rounds(),
        promise.elsewhere()
            ? "; the work is done outside of the measuring JVM, so a fork warms up by one batch"
            : "",
        promise.isAnswer(budget)
            ? ""
            : "; an answer takes %s: --budget %ss would do, or fewer or smaller tasks"
                .formatted(Plan.ROUNDS_OF_AN_ANSWER, promise.answer().toSeconds() + 1));
  }

  private static String budget(Plan plan, Duration budget) {
    if (plan.cells().stream().anyMatch(cell -> cell.work().filter(CellWork::isOwn).isPresent())) {
      // How many rounds that is enough for is said when its first batches have been run.
      return "budget %s%n".formatted(inWords(budget));
    }
    Duration answer = plan.estimate(Plan.ROUNDS_OF_AN_ANSWER);
    return String.format(
        Locale.ROOT,
        "budget %s: enough for about %.1f rounds%s%n",
        inWords(budget),
        (double) budget.toMillis() / Math.max(1, plan.estimate(1).toMillis()),
        budget.compareTo(answer) < 0
            ? "; an answer takes %s, about %s".formatted(Plan.ROUNDS_OF_AN_ANSWER, inWords(answer))
            : "");
  }

  /** Minutes and seconds: {@code 3:07}. */
  static String inWords(Duration duration) {
    return String.format(
        Locale.ROOT, "%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
  }
}
