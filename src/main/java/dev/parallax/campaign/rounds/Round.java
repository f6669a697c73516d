package dev.parallax.campaign.rounds;

import dev.parallax.campaign.plan.CampaignState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One round: its blocks one after the other, and in each of them whoever is to run. */
final class Round {
  private final int number;
  private final List<List<Turn>> blocks;
  private final CampaignState state;
  private final Runner runner;

  /**
   * @param blocks the turns of each, in the order of the round
   * @param runner who runs them
   */
  Round(int number, List<List<Turn>> blocks, CampaignState state, Runner runner) {
    this.number = number;
    this.blocks = blocks;
    this.state = state;
    this.runner = runner;
  }

  /** Who runs turns. */
  interface Runner {
    /** Whether some turns would end in time; if not, none of them is run. */
    boolean allows(List<Turn> turns);

    /** Whether no further fork is wanted. */
    boolean isOver();

    /** Forks. */
    void run(Turn turn, int attempt) throws IOException, InterruptedException;

    /** Takes a cell out of the campaign. */
    void leaveOut(Turn turn, String reason) throws IOException;
  }

  /**
   * Runs all turns that have no result yet, and those again that failed, at the end of the round,
   * when what disturbed them may be over.
   *
   * <p>A block that would not end in time isn't begun: half of it can't be compared with the other.
   * The first round has nothing to compare yet, and its half says more than nothing at all.
   *
   * @return whether every turn has a result or its cell was left out
   */
  boolean run() throws IOException, InterruptedException {
    for (List<Turn> block : blocks) {
      if (number == 1 || runner.allows(missing(block))) {
        first(block);
      }
    }
    List<Turn> all = blocks.stream().flatMap(List::stream).toList();
    for (Turn turn : all) {
      if (!isDone(turn) && failures(turn) == 1 && goesOn(turn)) {
        runner.run(turn, ForkRecorder.ATTEMPTS);
      }
    }
    for (Turn turn : all) {
      if (!isDone(turn) && failures(turn) >= ForkRecorder.ATTEMPTS) {
        // Only after a kill between the failure and this.
        runner.leaveOut(
            turn, "it failed %d times in round %d".formatted(ForkRecorder.ATTEMPTS, number));
      }
    }
    return all.stream().allMatch(this::isDone);
  }

  private void first(List<Turn> block) throws IOException, InterruptedException {
    for (Turn turn : block) {
      if (!isDone(turn) && failures(turn) == 0 && goesOn(turn)) {
        runner.run(turn, 1);
      }
    }
  }

  private List<Turn> missing(List<Turn> block) {
    List<Turn> missing = new ArrayList<>(block);
    missing.removeIf(this::isDone);
    return missing;
  }

  private boolean goesOn(Turn turn) {
    return !runner.isOver() && runner.allows(List.of(turn));
  }

  private int failures(Turn turn) {
    return state.failures(turn.name(), number);
  }

  private boolean isDone(Turn turn) {
    return state.isMeasured(turn.name(), number) || state.isLeftOut(turn.name(), number);
  }
}
