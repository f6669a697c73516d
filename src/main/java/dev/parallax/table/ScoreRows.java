package dev.parallax.table;

import dev.parallax.group.Observation;
import dev.parallax.result.jmh.Metric;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Interval;
import dev.parallax.unit.Unit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The rows of a table of scores: numbers in flat arrays, out of which a row is made when it is
 * asked for. A table of a large file is gone through several times, but never held as objects.
 */
public final class ScoreRows extends AbstractList<ScoreTable.Row> {
  private final Cells cells;
  private final IntFunction<List<String>> keys;
  private final double[] values;
  private final double[] lows;
  private final double[] highs;
  private final List<Facts> facts;
  private final Map<Integer, Judged> comparisons;

  /**
   * A comparison of a cell.
   *
   * @param comparison what came of it
   * @param fewestForks how many forks the cell has, or its baseline, if that has fewer
   */
  public record Judged(Comparison comparison, int fewestForks) {}

  /** What many cells have in common. */
  private record Facts(
      Unit unit, int forks, int iterations, List<Warning> warnings, boolean baseline) {}

  /**
   * The rows of some cells.
   *
   * @param keys what stands under the keys in a row
   * @param comparisons by index of the cell that is compared
   * @param baselines indexes of the cells that others are compared with
   */
  public ScoreRows(
      Cells cells,
      IntFunction<List<String>> keys,
      Map<Integer, Judged> comparisons,
      Set<Integer> baselines,
      double confidence) {
    this.cells = cells;
    this.keys = keys;
    this.comparisons = comparisons;
    values = new double[cells.size()];
    lows = new double[cells.size()];
    highs = new double[cells.size()];
    Map<Integer, Warning> notWarm = notWarm(cells);
    List<Facts> found = new ArrayList<>(cells.size());
    Map<Facts, Facts> known = new HashMap<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      Sample sample = cells.sample(cell);
      Estimate estimate = sample.estimate(confidence);
      values[cell] = estimate.value();
      lows[cell] = estimate.interval().lo();
      highs[cell] = estimate.interval().hi();
      List<Warning> warnings = new ArrayList<>(CellWarnings.of(sample));
      Optional.ofNullable(notWarm.get(cell)).ifPresent(warnings::add);
      Optional.ofNullable(comparisons.get(cell))
          .flatMap(judged -> CellWarnings.ofComparison(judged.fewestForks()))
          .ifPresent(warnings::add);
      Facts ofCell =
          new Facts(
              sample.unit(),
              sample.forks(),
              sample.iterations(),
              List.copyOf(warnings),
              baselines.contains(cell));
      found.add(known.computeIfAbsent(ofCell, same -> same));
    }
    facts = Collections.unmodifiableList(found);
  }

  /** Of scores; what profilers measured doesn't warm up. */
  private static Map<Integer, Warning> notWarm(Cells cells) {
    Map<Integer, Warning> warnings = new HashMap<>();
    if (cells.size() > 0 && cells.sample(0).isScore()) {
      ColdCells.of(
              cells.observations(0).getFirst().measurement().mode(),
              cells.size(),
              cell -> metrics(cells.sample(cell)))
          .forEach((cell, warmth) ->
              warnings.put(
                  cell, ColdCells.warning(warmth, metrics(cells.sample(cell)).getFirst())));
    }
    return warnings;
  }

  /** None of what differs in more than its forks. */
  private static List<Metric> metrics(Sample sample) {
    return sample.residue().isEmpty()
        ? sample.observations().stream().map(o -> o.measurement().primary()).toList()
        : List.of();
  }

  @Override
  public int size() {
    return cells.rows();
  }

  @Override
  public ScoreTable.Row get(int row) {
    int end = row + 1 == cells.rows() ? cells.size() : cells.firstCell(row + 1);
    List<Optional<ScoreCell>> ofRow =
        new ArrayList<>(Collections.nCopies(cells.columns().size(), Optional.empty()));
    for (int cell = cells.firstCell(row); cell < end; cell++) {
      ofRow.set(cells.column(cell), Optional.of(cell(cell)));
    }
    return new ScoreTable.Row(keys.apply(row), ofRow);
  }

  private ScoreCell cell(int cell) {
    List<Observation> held = cells.observations(cell);
    Observation first = held.getFirst();
    Facts ofCell = facts.get(cell);
    return new ScoreCell(
        new Estimate(values[cell], new Interval(lows[cell], highs[cell])),
        ofCell.unit(),
        held.size() == 1 ? first.measurement().primary().score() : Double.NaN,
        held.size() == 1 ? first.measurement().primary().symbol() : "",
        ofCell.forks(),
        ofCell.iterations(),
        ofCell.warnings(),
        held.size() == 1 ? first.dimensions() : cells.sample(cell).dimensions(),
        held.size() == 1 ? Sample.secondary(first) : Map.of(),
        ofCell.baseline(),
        Optional.ofNullable(comparisons.get(cell)).map(Judged::comparison));
  }
}
