package dev.parallax.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many warm-up iterations each cell gets, in a campaign that finds this out by itself: more
 * than enough in the first round, and what that round showed to be needed in those that follow.
 *
 * <p>A function of the first round's forks as the journal has them, so that a run that goes on
 * comes to the same numbers.
 */
final class WarmUps {
  /** Cells that warm up the same code. */
  private record Kind(String block, Map<String, String> settings) {
    static Kind of(Cell cell) {
      Map<String, String> settings = new HashMap<>(cell.allParams());
      settings.remove("workers");
      return new Kind(cell.block(), settings);
    }
  }

  private final Map<Kind, List<String>> names = new HashMap<>();
  private final boolean adaptive;
  private final Standing standing;

  /** For the cells of a plan; those that belong to no family keep what their benchmark says. */
  WarmUps(Plan plan, CellNames names, Standing standing) {
    this.adaptive = plan.interleaved() && plan.options().adaptsWarmUp();
    this.standing = standing;
    for (Cell cell : plan.cells()) {
      if (Families.isBatch(cell)) {
        this.names.computeIfAbsent(Kind.of(cell), kind -> new ArrayList<>()).add(names.of(cell));
      }
    }
  }

  /** The warm-up iterations of a cell in a round; empty if they are not for us to choose. */
  OptionalInt iterations(Cell cell, int round) {
    List<String> alike = names.get(Kind.of(cell));
    if (!adaptive || alike == null) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(round == 1 ? WarmUp.FIRST_ROUND : afterFirstRound(alike));
  }

  private int afterFirstRound(List<String> alike) {
    List<OptionalInt> settledAfter = new ArrayList<>();
    for (String name : alike) {
      standing
          .measured(name, 1)
          .filter(fork -> !fork.observed().warmUpSeconds().isEmpty())
          .ifPresent(fork -> {
            List<Double> all = new ArrayList<>(fork.observed().warmUpSeconds());
            all.addAll(fork.iterationSeconds());
            settledAfter.add(WarmUp.settledAfter(all, fork.iterationSeconds().size()));
          });
    }
    return WarmUp.iterations(settledAfter, WarmUp.FIRST_ROUND);
  }
}
