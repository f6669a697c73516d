package dev.parallax.campaign;

import java.time.Duration;

/** Who is told how a campaign goes on. */
public interface Progress {
  /** Something about the whole run that its owner should know. */
  void note(String message);

  /** A cell is about to be forked. */
  void started(Cell cell, int round, int fork);

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
   * How far the campaign has come.
   *
   * @param round from 1
   * @param rounds in all
   * @param done forks that were measured
   * @param forks in all, without those that cells that were left out still lack
   * @param left how long the rest will take, by what forks have taken so far
   */
  record Position(int round, int rounds, int done, int forks, Duration left) {}
}
