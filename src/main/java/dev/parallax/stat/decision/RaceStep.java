package dev.parallax.stat.decision;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to do after a round.
 *
 * @param decision the decision so far: valid at any round, with bounds that shrink
 * @param drops the cells that leave now; give them no further rounds
 * @param stop why to stop, if the family needs no further round
 * @param roundsNeeded how many rounds in all would let a cell be preferred at this noise; see
 *     {@link DecisionRule#roundsNeeded}
 */
public record RaceStep(
    Decision decision, List<Drop> drops, Optional<RaceStop> stop, OptionalInt roundsNeeded) {
  public RaceStep {
    drops = List.copyOf(drops);
  }
}
