package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.Answer;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The two indexes by which the article judged, in words: does running in parallel cut the time at
 * all, and which way cuts it more? Not significant is never called a tie.
 */
public final class TwoIndexes {
  private static final int ROUNDS_FOR_FULL = 5;

  private final BatchTable table;
  private final Decision decision;

  private TwoIndexes(BatchTable table) {
    this.table = table;
    this.decision = table.decision();
  }

  /** Answers both for a table. */
  public static Advice inWords(BatchTable table) {
    TwoIndexes indexes = new TwoIndexes(table);
    return new Advice(
        FourQuestions.inWords(table),
        indexes.parallelHelps(),
        indexes.parallelWords(),
        indexes.decision.recommendation(),
        indexes.recommendationWords(),
        indexes.howSure(),
        indexes.caveats());
  }

  private Answer parallelHelps() {
    return table.baselineCell().isSerial() ? decision.parallelHelps() : Answer.UNCLEAR;
  }

  private String parallelWords() {
    BatchCell baseline = table.baselineCell();
    if (!baseline.isSerial()) {
      return "unclear: there is no serial result to compare with; speed-ups are over %s instead"
          .formatted(baseline.name());
    }
    if (decision.evidence() == Evidence.NONE) {
      return cannotKnow();
    }
    if (!baseline.isWarm()) {
      return "unclear: serial was not warm, so speed-ups over it are too large";
    }
    Optional<BatchCell> best = bestParallel();
    if (best.isEmpty()) {
      return table.cells().size() == 1
          ? "unclear: there is nothing but serial"
          : "unclear: no other cell can be believed; see the notes";
    }
    String speedUp =
        "%s is %s as fast as serial"
            .formatted(best.get().name(), Words.speedUp(speedUp(best.get())));
    return switch (parallelHelps()) {
      case YES -> "yes: " + speedUp;
      case NO ->
          "no: serial is at most %s slower than the best; otherwise %s"
              .formatted(Words.off(baseline.bound()), speedUp);
      case UNCLEAR -> "unclear: " + speedUp + ", and that may be chance";
    };
  }

  /** The recommended cell if it is faster for sure, else the one whose speed-up is surest. */
  private Optional<BatchCell> bestParallel() {
    if (decision.prefer().isPresent()) {
      BatchCell preferred = table.member(decision.prefer().getAsInt());
      if (!preferred.isSerial() && speedUp(preferred).interval().lo() > 1) {
        return Optional.of(preferred);
      }
    }
    return table.cells().stream()
        .filter(cell -> !cell.isSerial() && cell.recommendable() && cell.speedUp().isPresent())
        .max(Comparator.comparingDouble(cell -> speedUp(cell).interval().lo()));
  }

  private String recommendationWords() {
    return switch (decision.recommendation()) {
      case PREFER -> prefer(table.member(decision.prefer().orElseThrow()));
      case NO_CLEAR_WINNER -> noClearWinner(table.member(decision.leader().orElseThrow()));
      case INSUFFICIENT_DATA ->
          decision.pairs().isEmpty() ? "not enough data: nothing to compare with" : cannotKnow();
    };
  }

  private String prefer(BatchCell cell) {
    String equivalent = others(cell, List.of(Verdict.EQUIVALENT));
    return "prefer %s: %s%s"
        .formatted(
            cell.name(),
            cell.bound() > 1
                ? "at most " + Words.off(cell.bound()) + " slower than the best"
                : "the fastest of all that were measured",
            equivalent.isEmpty()
                ? ""
                : "; within " + Words.percent(table.margin()) + " of it: " + equivalent);
  }

  private String noClearWinner(BatchCell leader) {
    String others = others(leader, List.of(Verdict.EQUIVALENT, Verdict.INCONCLUSIVE));
    return "no clear winner: %s leads %s%s%s"
        .formatted(
            leader.name(),
            Double.isFinite(leader.bound())
                ? "and is at most " + Words.off(leader.bound()) + " slower than the best"
                : "by an unknown margin",
            others.isEmpty() ? "" : "; these can't be distinguished from it: " + others,
            roundsThatWouldDo());
  }

  private String roundsThatWouldDo() {
    if (decision.rounds() < 2) {
      return "";
    }
    return table.roundsNeeded().isPresent()
        ? "; about %s rounds would do at this noise".formatted(table.roundsNeeded().getAsInt())
        : "; more than %s rounds would be needed at this noise"
            .formatted(DecisionRule.MOST_ROUNDS_TO_PROMISE);
  }

  private String others(BatchCell cell, List<Verdict> verdicts) {
    return Words.list(table.rivals(cell, verdicts).stream().map(BatchCell::name).toList());
  }

  private String cannotKnow() {
    if (decision.leader().isEmpty() && !table.cells().stream().allMatch(BatchCell::recommendable)) {
      return "not enough data: what leads can't be believed; " + String.join("; ", doubts());
    }
    return "not enough data: %s can't tell a difference from chance; run at least %s (-f %s)"
        .formatted(
            Words.count(decision.rounds(), unitOfReplication()), ROUNDS_FOR_FULL, ROUNDS_FOR_FULL);
  }

  private String howSure() {
    return "%s evidence: %s%s"
        .formatted(
            decision.evidence() == Evidence.NONE ? "no" : decision.evidence().word(),
            Words.count(decision.rounds(), unitOfReplication()),
            table.commonRounds() ? "" : " per cell, without common rounds");
  }

  private String unitOfReplication() {
    return table.commonRounds() ? "round" : "fork";
  }

  private List<String> caveats() {
    List<String> caveats = new ArrayList<>(doubts());
    if (decision.evidence() == Evidence.SUGGESTIVE) {
      if (!table.commonRounds()) {
        caveats.add(
            "in JMH's own order a slow drift of the machine looks like a difference between cells,"
                + " so this is suggestive at most");
      } else if (decision.recommendation() == Recommendation.PREFER) {
        caveats.add("run " + ROUNDS_FOR_FULL + " rounds or more to be sure");
      }
    }
    return caveats;
  }

  /** Which cells can't be believed as they are. */
  private List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    addCells(doubts, Warning.Kind.NOT_WARM, "not warm, so nothing is concluded from them: ");
    addCells(
        doubts,
        Warning.Kind.MORE_THAN_THE_CORES_CAN_GIVE,
        "faster than the cores allow, so never preferred: ");
    return doubts;
  }

  private void addCells(List<String> doubts, Warning.Kind kind, String why) {
    List<String> cells =
        table.cells().stream().filter(cell -> cell.has(kind)).map(BatchCell::name).toList();
    if (!cells.isEmpty()) {
      doubts.add(why + Words.list(cells));
    }
  }

  private static Estimate speedUp(BatchCell cell) {
    return cell.speedUp().orElse(Estimate.withoutInterval(Double.NaN));
  }
}
