package dev.parallax.render;

import dev.parallax.render.parts.BatchGrid;
import dev.parallax.render.parts.ComparisonGrid;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.ScoreGrid;
import dev.parallax.render.parts.ShortNames;
import dev.parallax.render.parts.SimulatedGrid;
import dev.parallax.render.parts.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Makes a table fit a width: first intervals get shorter, then keys, and then columns go into
 * several grids one below the other. What fits in no way is to be shown as records.
 *
 * @param columns the width in characters
 */
record GridFitter(int columns) {
  private static final int NARROWEST_KEY = 16;

  /** What is left of a key where nothing else helps. */
  private static final int SHORTEST_KEY = 6;

  /** Rather than cut keys of a comparison shorter than this, its scores are left out. */
  private static final int SHORT_COMPARED_KEY = 20;

  private static final int SHORTEST_COMPARED_KEY = 8;

  /**
   * A table that fits as well as it can.
   *
   * @param grids one below the other
   * @param leftOut what of the table is not in them, as a sentence; empty if nothing is
   */
  record Fitted(List<Grid> grids, String leftOut) {
    private static Fitted whole(List<Grid> grids) {
      return new Fitted(grids, "");
    }
  }

  /** The table in as few and as detailed grids as fit. */
  Fitted fit(TableLayout layout) {
    return switch (layout) {
      case BatchGrid batches ->
          Fitted.whole(fit(batches.of(Detail.ENDS)).orElseGet(() -> split(batches)));
      case ScoreGrid scores ->
          Fitted.whole(fit(scores.of(Detail.ENDS)).orElseGet(() -> shortened(scores)));
      case SimulatedGrid cluster ->
          Fitted.whole(
              fit(cluster.of(Detail.ENDS)).orElseGet(() -> List.of(cluster.of(Detail.PERCENT))));
      case ComparisonGrid compared -> fitting(compared);
    };
  }

  private List<Grid> split(BatchGrid grid) {
    ToIntFunction<List<String>> width =
        models -> new TextGrid(grid.of(models, Detail.PERCENT)).width();
    return split(grid.columns(), width).stream()
        .map(models -> grid.of(models, Detail.PERCENT))
        .toList();
  }

  /** The most detailed grid that fits: intervals of scores go first, then keys, then scores. */
  private Fitted fitting(ComparisonGrid grid) {
    ShortNames names = ShortNames.of(grid);
    int longest = longestKey(grid);
    return Stream.of(Detail.values())
        .map(grid::of)
        .filter(this::fits)
        .findFirst()
        .map(fitted -> Fitted.whole(List.of(fitted)))
        .or(() ->
            fitKeys(
                    grid.of(Detail.PERCENT, ComparisonGrid.Scores.PLAIN),
                    names,
                    longest,
                    SHORT_COMPARED_KEY)
                .map(fitted ->
                    new Fitted(
                        List.of(fitted),
                        "the intervals of the scores, for which the lines are too short")))
        .or(() ->
            fitKeys(
                    grid.of(Detail.PERCENT, ComparisonGrid.Scores.NONE),
                    names,
                    longest,
                    SHORTEST_COMPARED_KEY)
                .map(fitted ->
                    new Fitted(List.of(fitted), "the scores, for which the lines are too short")))
        .orElseGet(() -> Fitted.whole(List.of(records(grid.of(Detail.PERCENT), names))));
  }

  /** Less of the intervals, and if that is not enough shorter keys or several grids. */
  private List<Grid> shortened(ScoreGrid layout) {
    Grid grid = layout.of(Detail.PERCENT);
    if (fits(grid)) {
      return List.of(grid);
    }
    ShortNames names = ShortNames.of(layout);
    return fitKeys(grid, names, layout.table().longestKey(), narrowestKey())
        .map(List::of)
        .or(() -> fitBlocks(grid, layout, names, narrowestKey()))
        .or(() -> fitKeys(grid, names, narrowestKey(), NARROWEST_KEY).map(List::of))
        .or(() -> fitBlocks(grid, layout, names, NARROWEST_KEY))
        .or(() -> fitBlocks(grid, layout, names, SHORTEST_KEY))
        .orElseGet(() -> List.of(records(grid, names)));
  }

  /** With keys of which each fits beside its name, which may take half of a line. */
  private Grid records(Grid grid, ShortNames names) {
    return names.inText(grid, columns / 2 - TextGrid.BETWEEN_COLUMNS.length());
  }

  private static int longestKey(TableLayout layout) {
    int longest = 0;
    for (int key = 0; key < layout.keyNames().size(); key++) {
      longest =
          Math.max(
              longest, layout.keyValues(key).stream().mapToInt(String::length).max().orElse(0));
    }
    return longest;
  }

  private boolean fits(Grid grid) {
    return new TextGrid(grid).width() <= columns;
  }

  private Optional<List<Grid>> fit(Grid grid) {
    return fits(grid) ? Optional.of(List.of(grid)) : Optional.empty();
  }

  /** Shortens keys as little as makes the table fit. */
  private Optional<Grid> fitKeys(Grid grid, ShortNames names, int longest, int shortest) {
    int tooLong = Math.max(longest, shortest);
    Grid shorter = names.inText(grid, tooLong);
    int excess = new TextGrid(shorter).width() - columns;
    while (excess > 0 && tooLong > shortest) {
      tooLong = Math.max(tooLong - excess, shortest);
      shorter = names.inText(grid, tooLong);
      excess = new TextGrid(shorter).width() - columns;
    }
    return excess <= 0 ? Optional.of(shorter) : Optional.empty();
  }

  /** The table in as few grids as fit beside keys of that length, if they fit. */
  private Optional<List<Grid>> fitBlocks(
      Grid grid, ScoreGrid layout, ShortNames names, int longestKey) {
    Grid whole = names.inText(grid, longestKey);
    TextGrid measured = new TextGrid(whole);
    List<Grid> blocks =
        split(layout.scores(), scores -> measured.widthOf(layout.places(scores))).stream()
            .map(scores -> whole.only(layout.places(scores)))
            .toList();
    return blocks.stream().allMatch(this::fits) ? Optional.of(blocks) : Optional.empty();
  }

  /** Rather than cut names shorter than this, a table is split. */
  private int narrowestKey() {
    return Math.max(NARROWEST_KEY, columns * 3 / 10);
  }

  /** As many columns side by side as fit, at least one; the groups are about equally wide. */
  private <T> List<List<T>> split(List<T> all, ToIntFunction<List<T>> width) {
    List<List<T>> groups = split(all, all.size(), width);
    List<List<T>> balanced = split(all, Math.ceilDiv(all.size(), groups.size()), width);
    return balanced.size() == groups.size() ? balanced : groups;
  }

  private <T> List<List<T>> split(List<T> all, int most, ToIntFunction<List<T>> width) {
    List<List<T>> groups = new ArrayList<>();
    int from = 0;
    while (from < all.size()) {
      int to = Math.min(all.size(), from + most);
      while (to > from + 1 && width.applyAsInt(all.subList(from, to)) > columns) {
        to--;
      }
      groups.add(all.subList(from, to));
      from = to;
    }
    return groups;
  }
}
