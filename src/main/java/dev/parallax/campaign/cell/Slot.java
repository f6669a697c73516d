package dev.parallax.campaign.cell;

/**
 * A place in every round: a cell, or its twin.
 *
 * @param cell what is forked
 * @param twin whether it is the cell's second run in the round, the A/A control
 */
public record Slot(Cell cell, boolean twin) {
  private static final String TWIN = "-twin";

  /** By what the order of a round knows it. */
  public String label() {
    return twin ? cell.label() + TWIN : cell.label();
  }

  /** Its name in the journal; a twin's is no name of a cell, so it never comes into the results. */
  public String name(CellNames names) {
    return twin ? names.of(cell) + TWIN : names.of(cell);
  }
}
