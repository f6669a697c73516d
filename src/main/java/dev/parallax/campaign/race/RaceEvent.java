package dev.parallax.campaign.race;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.decision.RaceStop;

/** What the end of a round brought. */
public sealed interface RaceEvent {
  /** The family in which it happened. */
  String family();

  /** The family's rounds so far. */
  int round();

  /**
   * A cell leaves its family.
   *
   * @param cell which
   * @param leader the cell that it is shown slower than
   * @param ratio its time over the leader's, with the plain interval
   */
  record Dropped(String family, int round, String cell, String leader, Estimate ratio)
      implements RaceEvent {}

  /** A family needs no further round. */
  record Stopped(String family, int round, RaceStop reason) implements RaceEvent {}
}
