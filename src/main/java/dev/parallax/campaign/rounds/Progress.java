package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Receives the progress of a campaign. */
public interface Progress {
  /** Something about the whole run that its owner should know. */
  void note(String message);

  /**
   * A cell is about to be forked.
   *
   * @param answer what is known by now of the cells that it is compared with
   */
  void started(Cell cell, int round, Optional<String> answer);

  /**
   * A cell was measured in a round.
   *
   * @param position of what is done
   * @param score JMH's score of this fork, in {@code unit}
   */
  void measured(Cell cell, Position position, double score, String unit);

  /** A cell failed; it will be run again at the end of its round. */
  void failedOnce(Cell cell, Position position, String reason);

  /** A cell failed again; it is left out from now on. */
  void failed(Cell cell, Position position, String reason);

  /**
   * A cell is ruled out: another of its family is faster, and it runs no more for that family.
   *
   * @param cell its model and workers
   * @param reason by what it was beaten
   */
  void dropped(String family, String cell, String reason);

  /**
   * A family needs no further round.
   *
   * @param answer which cell leads, and how much slower than the best it is at most
   * @param reason why no further one is needed
   */
  void over(String family, int round, String answer, String reason);

  /** The answers after a round, by the name of the family; from the third round on. */
  void answers(int round, Map<String, String> answers);

  /**
   * How far the campaign has come.
   *
   * @param round from 1
   * @param rounds at most
   * @param done forks that were measured
   * @param forks in all, without those that cells that left still lack
   * @param left how long the rest will take, by what forks have taken so far
   * @param mayEndSooner whether that is the most it may take
   */
  record Position(
      int round, int rounds, int done, int forks, Duration left, boolean mayEndSooner) {}
}
