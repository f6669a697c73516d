package dev.parallax.render.parts;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SimulatedCluster;
import dev.parallax.table.Warning;
import dev.parallax.table.compare.ComparedRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** The footnotes of a part of a report. */
  public static Footnotes of(Report.Part part) {
    return switch (part) {
      case ComparisonReport compared ->
          of(compared.comparison().rows().stream().map(ComparedRow::warnings).toList(), 0);
      case Report.Section section ->
          switch (section.table()) {
            case BatchTable batches ->
                of(batches.cells().stream().map(BatchCell::warnings).toList(), 0);
            case ScoreTable scores ->
                of(
                    scores.cells().map(ScoreCell::warnings).toList(),
                    scores.cells().filter(ScoreCell::baseline).count());
            case SimulatedCluster cluster -> of(List.of(), 0);
          };
    };
  }

  /** Of cells of which so many are only compared with. */
  private static Footnotes of(List<List<Warning>> cells, long baselines) {
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

  /** The numbers of a cell's warnings. */
  public List<Integer> marks(List<Warning> warnings) {
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
