package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.stat.VarianceComponents;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/** Where there is no winner yet: whether more rounds or longer forks would find one. */
final class EffortRule implements Rule {
  private static final int FORKS = 1;

  /** Between these shares both help, and nothing needs to be said. */
  private static final double MOSTLY = 2.0 / 3;

  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    List<Double> shares =
        table.cells().stream()
            .map(EffortRule::logTimes)
            .filter(EffortRule::hasBothLevels)
            .map(VarianceComponents::ofForks)
            .map(noise -> noise.shareOfNoise(FORKS))
            .toList();
    if (table.decision().recommendation() != Recommendation.NO_CLEAR_WINNER || shares.isEmpty()) {
      return List.of();
    }
    double share = shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    String words =
        "of the noise of a cell's mean "
            + Words.wholePercent(share)
            + " lies between forks and "
            + Words.wholePercent(1 - share)
            + " within (average of cells): ";
    if (share > MOSTLY) {
      return List.of(finding(table, words + "more rounds help (-f), longer forks don't"));
    }
    if (share < 1 - MOSTLY) {
      return List.of(finding(table, words + "more iterations help most (-i, or a longer -r)"));
    }
    return List.of();
  }

  private static Finding finding(BatchTable table, String message) {
    return new Finding(Severity.HINT, "effort", message, Findings.name(table), false);
  }

  /** Verdicts are made of logs, so their noise is what counts. */
  private static List<List<Double>> logTimes(BatchCell cell) {
    return cell.forkTimes().stream()
        .filter(fork -> !fork.isEmpty())
        .map(fork -> fork.stream().map(Math::log).toList())
        .toList();
  }

  private static boolean hasBothLevels(List<List<Double>> forks) {
    return forks.size() > 1 && forks.stream().anyMatch(fork -> fork.size() > 1);
  }
}
