package dev.parallax.render.parts;

import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers the warnings of a table's cells; equal ones share a number. What holds for all cells is
 * said once and gets none: a mark on every number would tell nothing.
 */
public final class Footnotes {
  private final List<String> forAll;
  private final List<String> numbered = new ArrayList<>();

  private Footnotes(List<String> forAll) {
    this.forAll = forAll;
  }

  public static Footnotes of(Table table) {
    List<List<Warning>> cells =
        switch (table) {
          case BatchTable batches -> batches.cells().stream().map(BatchCell::warnings).toList();
          case ScoreTable scores ->
              scores.rows().stream()
                  .flatMap(row -> row.cells().stream())
                  .flatMap(Optional::stream)
                  .map(ScoreCell::warnings)
                  .toList();
        };
    return of(cells, baselines(table));
  }

  /**
   * The footnotes of some cells.
   *
   * @param cells the warnings of each
   * @param baselines how many of them are only compared with
   */
  public static Footnotes of(List<List<Warning>> cells, long baselines) {
    Set<Warning> all = new LinkedHashSet<>();
    cells.forEach(all::addAll);
    return new Footnotes(
        all.stream()
            .filter(warning -> isOnAll(warning, cells, baselines))
            .map(Warning::message)
            .distinct()
            .toList());
  }

  /** What is wrong with a comparison can't be wrong with the baseline. */
  private static boolean isOnAll(Warning warning, List<List<Warning>> cells, long baselines) {
    long expected =
        warning.kind() == Warning.Kind.EXPLORATORY ? cells.size() - baselines : cells.size();
    return cells.stream().filter(warnings -> warnings.contains(warning)).count() == expected;
  }

  private static long baselines(Table table) {
    return table instanceof ScoreTable scores
        ? scores.cells().filter(ScoreCell::baseline).count()
        : 0;
  }

  /** The numbers of a cell's warnings. */
  public List<Integer> marks(List<Warning> warnings) {
    if (warnings.isEmpty()) {
      return List.of();
    }
    return warnings.stream()
        .map(Warning::message)
        .filter(message -> !forAll.contains(message))
        .distinct()
        .map(this::number)
        .sorted()
        .toList();
  }

  private int number(String message) {
    if (!numbered.contains(message)) {
      numbered.add(message);
    }
    return numbered.indexOf(message) + 1;
  }

  /** What holds for every cell. */
  public List<String> forAll() {
    return forAll;
  }

  /** What holds for the marked cells; the first has number 1. */
  public List<String> numbered() {
    return List.copyOf(numbered);
  }
}
