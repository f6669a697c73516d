package dev.parallax.campaign.race;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Cells that are compared with each other: one workload, one lifecycle, the same settings.
 *
 * @param name for people, such as {@code cpu, warm}
 * @param contenders the cells, cheapest first
 * @param baseline index of the cell that speed-ups are against, if there is one
 */
public record RaceFamily(String name, List<Contender> contenders, OptionalInt baseline) {
  /**
   * A cell as the race sees it.
   *
   * @param id which cell it is; the same cell may take part in several families, as serial does
   * @param recommendable false for a cell whose work differs by nature
   */
  public record Contender(String id, boolean recommendable) {}

  public RaceFamily {
    contenders = List.copyOf(contenders);
  }

  /** The family without some cells; without its baseline too if that is one of them. */
  RaceFamily without(Set<String> cells) {
    List<Contender> left =
        contenders.stream().filter(contender -> !cells.contains(contender.id())).toList();
    return new RaceFamily(
        name,
        left,
        baseline.isPresent() && left.contains(contenders.get(baseline.getAsInt()))
            ? OptionalInt.of(left.indexOf(contenders.get(baseline.getAsInt())))
            : OptionalInt.empty());
  }

  /** Index of a cell; empty if it doesn't take part. */
  OptionalInt indexOf(String cell) {
    for (int i = 0; i < contenders.size(); i++) {
      if (contenders.get(i).id().equals(cell)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
