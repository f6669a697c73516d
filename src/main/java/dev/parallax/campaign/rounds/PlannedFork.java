package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.journal.Event;

/**
 * A cell, or its twin, to be forked.
 *
 * @param slot which
 * @param name its short name
 * @param round from 1; under {@code --plain} the number of the first of its forks
 * @param forks how many are to be run in a go
 * @param turns how many it has, if it is of a benchmark that may take turns
 * @param position in the order of the round, from 1
 */
public record PlannedFork(Slot slot, String name, int round, int forks, int turns, int position) {
  Cell cell() {
    return slot.cell();
  }

  /** Where its fork belongs in the journal. */
  Event.Place place(int attempt) {
    return new Event.Place(name, round, cell().block().strip(), position, attempt);
  }
}
