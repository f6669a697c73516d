package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.MemoryNeeds;
import dev.parallax.campaign.cell.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * Which forks of a block live side by side: all of them if there is memory for that, else groups
 * that have one fork in common, so that what one group has to wait for and another has not shows.
 */
final class TurnGroups {
  private TurnGroups() {}

  /**
   * The groups, each with at least two forks, none for a block that has to run in a row.
   *
   * @param block the common fork is its {@code serial}, or the first if it has none
   */
  static List<List<Slot>> of(List<Slot> block, MemoryNeeds memory) {
    Slot common =
        block.stream()
            .filter(slot -> slot.cell().key().isSerial())
            .findFirst()
            .orElse(block.getFirst());
    long most = memory.sideBySideBytes() - memory.residentBytes(common.cell());
    List<List<Slot>> groups = new ArrayList<>();
    long left = 0;
    for (Slot slot : block) {
      if (slot.equals(common)) {
        continue;
      }
      long bytes = memory.residentBytes(slot.cell());
      if (bytes > most) {
        return List.of();
      }
      if (groups.isEmpty() || bytes > left) {
        groups.add(new ArrayList<>(List.of(common)));
        left = most;
      }
      groups.getLast().add(slot);
      left -= bytes;
    }
    return groups;
  }
}
