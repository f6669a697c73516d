package dev.parallax.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How many warm-up iterations each cell gets, in a campaign that finds this out by itself: more
 * than enough in the first round, and what that round showed to be needed in those that follow.
 *
 * <p>A function of the first round's forks as the journal has them, so that a run that goes on
 * comes to the same numbers.
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
    return OptionalInt.of(round == 1 ? WarmUp.FIRST_ROUND : afterFirstRound(cells));
  }

  /**
   * By the cells whose work runs in the fork itself, if there are any. Child JVMs are at least as
   * warm: those of warm pools run a whole batch each for every iteration of warm-up, and those of
   * cold ones can't be warmed up. To ask their few and noisy forks too, and take the larger number,
   * was tried: it was mostly their noise that decided, for eight iterations each time.
   */
  private int afterFirstRound(List<Cell> cells) {
    List<Cell> inFork = cells.stream().filter(cell -> !cell.isProcess()).toList();
    return WarmUp.iterations(settledAfter(inFork.isEmpty() ? cells : inFork), WarmUp.FIRST_ROUND);
  }

  private OptionalInt settledAfter(List<Cell> cells) {
    List<Standing.Measured> forks =
        cells.stream()
            .flatMap(cell -> standing.measured(names.of(cell), 1).stream())
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
