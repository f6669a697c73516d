package dev.parallax.advice.screen;

import dev.parallax.advice.words.Rivals;
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
    if (!table.baselineCell().isSerial()) {
      return "unclear: there is no serial result to compare with; speed-ups are over "
          + table.baselineCell().name()
          + " instead";
    }
    if (decision.evidence() == Evidence.NONE) {
      return cannotKnow();
    }
    if (!table.baselineCell().isWarm()) {
      return "unclear: serial was not warm, so speed-ups over it are too large";
    }
    Optional<BatchCell> best = bestParallel();
    if (best.isEmpty()) {
      return table.cells().size() == 1
          ? "unclear: there is nothing but serial"
          : "unclear: no other cell can be believed; see the notes";
    }
    String speedUp =
        best.get().name() + " is " + Words.speedUp(speedUp(best.get())) + " as fast as serial";
    return switch (parallelHelps()) {
      case YES -> "yes: " + speedUp;
      case NO -> {
        String off =
            "serial is at most "
                + Words.off(table.baselineCell().bound())
                + " slower than the best";
        yield "no: " + off + "; otherwise " + speedUp;
      }
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
    String words =
        "prefer "
            + cell.name()
            + (cell.bound() > 1
                ? ": at most " + Words.off(cell.bound()) + " slower than the best"
                : ": the fastest of all that were measured");
    List<String> equivalent = others(cell, List.of(Verdict.EQUIVALENT));
    return equivalent.isEmpty()
        ? words
        : words + "; within " + Words.percent(table.margin()) + " of it: " + Words.list(equivalent);
  }

  private String noClearWinner(BatchCell leader) {
    String bound =
        Double.isFinite(leader.bound())
            ? " leads and is at most " + Words.off(leader.bound()) + " slower than the best"
            : " leads by an unknown margin";
    List<String> others = others(leader, List.of(Verdict.EQUIVALENT, Verdict.INCONCLUSIVE));
    String among =
        others.isEmpty() ? "" : "; these can't be distinguished from it: " + Words.list(others);
    return "no clear winner: " + leader.name() + bound + among + roundsThatWouldDo();
  }

  private String roundsThatWouldDo() {
    if (decision.rounds() < 2) {
      return "";
    }
    return table.roundsNeeded().isPresent()
        ? "; about " + table.roundsNeeded().getAsInt() + " rounds would do at this noise"
        : "; more than "
            + DecisionRule.MOST_ROUNDS_TO_PROMISE
            + " rounds would be needed at this noise";
  }

  private List<String> others(BatchCell cell, List<Verdict> verdicts) {
    return Rivals.of(table, cell, verdicts).stream().map(BatchCell::name).toList();
  }

  private String cannotKnow() {
    if (decision.leader().isEmpty() && !table.cells().stream().allMatch(BatchCell::recommendable)) {
      return "not enough data: what leads can't be believed; " + String.join("; ", doubts());
    }
    return "not enough data: "
        + Words.count(decision.rounds(), unitOfReplication())
        + " can't tell a difference from chance; run at least "
        + ROUNDS_FOR_FULL
        + " (-f "
        + ROUNDS_FOR_FULL
        + ")";
  }

  private String howSure() {
    String evidence =
        switch (decision.evidence()) {
          case NONE -> "no evidence";
          case SUGGESTIVE -> "suggestive evidence";
          case FULL -> "full evidence";
        };
    return evidence
        + ": "
        + Words.count(decision.rounds(), unitOfReplication())
        + (table.commonRounds() ? "" : " per cell, without common rounds");
  }

  private String unitOfReplication() {
    return table.commonRounds() ? "round" : "fork";
  }

  private List<String> caveats() {
    List<String> caveats = new ArrayList<>(doubts());
    if (!table.commonRounds() && decision.evidence() == Evidence.SUGGESTIVE) {
      caveats.add(
          "in JMH's own order a slow drift of the machine looks like a difference between cells, so"
              + " this is suggestive at most");
    }
    if (decision.recommendation() == Recommendation.PREFER
        && decision.evidence() == Evidence.SUGGESTIVE
        && table.commonRounds()) {
      caveats.add("run " + ROUNDS_FOR_FULL + " rounds or more to be sure");
    }
    return caveats;
  }

  /** Which cells can't be believed as they are. */
  private List<String> doubts() {
    List<String> caveats = new ArrayList<>();
    List<String> cold =
        table.cells().stream().filter(cell -> !cell.isWarm()).map(BatchCell::name).toList();
    if (!cold.isEmpty()) {
      caveats.add("not warm, so nothing is concluded from them: " + Words.list(cold));
    }
    List<String> tooFast =
        table.cells().stream()
            .filter(cell -> cell.has(Warning.Kind.MORE_THAN_THE_CORES_CAN_GIVE))
            .map(BatchCell::name)
            .toList();
    if (!tooFast.isEmpty()) {
      caveats.add("faster than the cores allow, so never preferred: " + Words.list(tooFast));
    }
    return caveats;
  }

  private static Estimate speedUp(BatchCell cell) {
    return cell.speedUp().orElse(Estimate.withoutInterval(Double.NaN));
  }
}
