package dev.parallax.campaign;

import dev.parallax.campaign.machine.WitnessRule;
import dev.parallax.campaign.machine.WitnessRule.Judgement;
import java.util.List;
import java.util.Optional;

/** Which forks are to be run again because the witness was slow before or after them. */
final class Slowness {
  private final Optional<WitnessRule> rule;
  private final Standing standing;

  /** With no rule nothing is run again. */
  Slowness(Optional<WitnessRule> rule, Standing standing) {
    this.rule = rule;
    this.standing = standing;
  }

  /**
   * The turns of a block that was just run that were slow and were not run again. Judged by the
   * readings up to the end of the block, so that a run that goes on judges them as it did before.
   */
  List<Turn> slow(List<Turn> block) {
    return rule.map(present -> slow(block, present)).orElse(List.of());
  }

  private List<Turn> slow(List<Turn> block, WitnessRule judge) {
    int readings =
        block.stream()
            .flatMap(turn -> fork(turn).stream())
            .filter(fork -> fork.attempt() == 1)
            .mapToInt(Standing.Measured::readingsSoFar)
            .max()
            .orElse(0);
    List<Long> history = standing.readings(readings);
    return block.stream()
        .filter(turn ->
            fork(turn)
                .filter(fork -> fork.attempt() == 1)
                .flatMap(fork -> fork.observed().readings())
                .filter(two ->
                    judge.judge(history, two.beforeNanos(), two.afterNanos()) == Judgement.SLOW)
                .isPresent())
        .toList();
  }

  private Optional<Standing.Measured> fork(Turn turn) {
    return standing.measured(turn.name(), turn.round());
  }
}
