package dev.parallax.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How many warm-up iterations each cell gets, in a campaign that finds this out by itself: the same
 * for all in the first round, and what that round showed to be needed in those that follow. Where
 * its iterations were too few to tell, the second round has more, and is what the others go by.
 * Only cells that start child JVMs in every operation have fewer.
 *
 * <p>A function of those rounds' forks as the journal has them, so that a run that goes on comes to
 * the same numbers.
 */
final class WarmUps {
  /** Cells that are compared with each other, and so have to be equally warm. */
  private record Kind(String block, Map<String, String> settings) {
    static Kind of(Cell cell) {
      Map<String, String> settings = new HashMap<>(cell.allParams());
      settings.keySet().removeAll(List.of("model", "workers", Cell.CHILD_ARGS));
      return new Kind(cell.block(), settings);
    }
  }

  /**
   * For cells that start child JVMs in every operation: each operation has new ones, which no
   * iteration warms up, and what does get warm is how they are started. In a published run such
   * forks had up to eight iterations of warm-up, 2.4 to 2.8 s, and were about as fast from the
   * second on as at their end.
   */
  private static final int MOST_WITH_NEW_CHILDREN = 2;

  private final Map<Kind, List<Cell>> alike = new HashMap<>();
  private final CellNames names;
  private final boolean adaptive;
  private final Standing standing;

  /** For the cells of a plan; those that belong to no family keep what their benchmark says. */
  WarmUps(Plan plan, CellNames names, Standing standing) {
    this.adaptive = plan.interleaved() && plan.options().adaptsWarmUp();
    this.names = names;
    this.standing = standing;
    for (Cell cell : plan.cells()) {
      if (Families.isBatch(cell)) {
        alike.computeIfAbsent(Kind.of(cell), kind -> new ArrayList<>()).add(cell);
      }
    }
  }

  /** The warm-up iterations of a cell in a round; empty if they are not for us to choose. */
  OptionalInt iterations(Cell cell, int round) {
    List<Cell> cells = alike.get(Kind.of(cell));
    if (!adaptive || cells == null) {
      return OptionalInt.empty();
    }
    int ofFamily = round == 1 ? WarmUp.FIRST_ROUND : afterFirstRound(cells, round);
    return OptionalInt.of(
        cell.startsChildrenInOperations() ? Math.min(ofFamily, MOST_WITH_NEW_CHILDREN) : ofFamily);
  }

  /**
   * By the cells whose work runs in the fork itself, if there are any. Child JVMs of warm pools are
   * at least as warm: they have run whole batches before the first iteration. To ask their few and
   * noisy forks too, and take the larger number, was tried: it was mostly their noise that decided,
   * for eight iterations each time.
   */
  private int afterFirstRound(List<Cell> cells, int round) {
    List<Cell> inFork = cells.stream().filter(cell -> !cell.isProcess()).toList();
    List<Cell> asked = inFork.isEmpty() ? cells : inFork;
    int second = WarmUp.iterations(settledAfter(asked, 1), WarmUp.FIRST_ROUND);
    return round == 2 || second <= WarmUp.FIRST_ROUND
        ? second
        : WarmUp.iterations(settledAfter(asked, 2), second);
  }

  private OptionalInt settledAfter(List<Cell> cells, int round) {
    List<Standing.Measured> forks =
        cells.stream()
            .flatMap(cell -> standing.measured(names.of(cell), round).stream())
            .filter(fork -> !fork.observed().warmUpSeconds().isEmpty())
            .toList();
    int measured = forks.stream().mapToInt(fork -> fork.iterationSeconds().size()).min().orElse(0);
    return WarmUp.settledAfter(forks.stream().map(WarmUps::allSeconds).toList(), measured);
  }

  private static List<Double> allSeconds(Standing.Measured fork) {
    return Stream.of(fork.observed().warmUpSeconds(), fork.iterationSeconds())
        .flatMap(List::stream)
        .toList();
  }
}
