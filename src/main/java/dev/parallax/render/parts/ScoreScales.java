package dev.parallax.render.parts;

import dev.parallax.stat.Estimate;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * In which unit each score of a table is shown. Numbers are compared most easily when the unit is
 * the same everywhere and stated once. Where columns measure different things each has its own, and
 * where numbers are too far apart the unit stands beside each. A column never gets a unit only
 * because its numbers are small: that would hide how far they are from their neighbours.
 */
final class ScoreScales {
  /** Beyond this ratio one unit for all would make small numbers hard to read. */
  private static final double FAR_APART = 1000;

  /** Of more rows hardly any decimals would make all ratios agree with their values. */
  private static final int MOST_ROWS_TO_AGREE = 1000;

  private final ScoreTable table;
  private final Optional<Scale> whole;
  private final List<Optional<Scale>> columns;

  /** Decimals of all scores beyond those of their scales. */
  private final int more;

  ScoreScales(ScoreTable table) {
    this.table = table;
    this.whole = common(table.cells());
    boolean severalThings = units().size() > 1;
    this.columns =
        IntStream.range(0, table.columns().size())
            .mapToObj(column ->
                !severalThings
                    ? Optional.<Scale>empty()
                    : common(
                        table.rows().stream()
                            .map(row -> row.cells().get(column))
                            .flatMap(Optional::stream)))
            .toList();
    this.more = moreDecimals();
  }

  /** What it takes for the ratios to agree with the scores that they are of. */
  private int moreDecimals() {
    if (table.baseline().isEmpty() || table.rows().size() > MOST_ROWS_TO_AGREE) {
      return 0;
    }
    Map<Map<String, String>, ScoreCell> baselines = new HashMap<>();
    table
        .cells()
        .filter(ScoreCell::baseline)
        .forEach(cell -> baselines.put(cell.dimensions(), cell));
    int most = 0;
    for (ScoreTable.Row row : table.rows()) {
      OfRow scales = new OfRow(row);
      for (int column = 0; column < row.cells().size(); column++) {
        Optional<ScoreCell> cell = row.cells().get(column);
        Optional<ScoreCell> base =
            cell.flatMap(ScoreCell::comparison)
                .flatMap(comparison -> Optional.ofNullable(baselines.get(comparison.baseline())));
        if (cell.isPresent() && base.isPresent()) {
          most = Math.max(most, moreDecimals(cell.get(), base.get(), scales, column));
        }
      }
    }
    return most;
  }

  private static int moreDecimals(ScoreCell cell, ScoreCell base, OfRow scales, int column) {
    return cell.comparison()
        .map(comparison ->
            new Agreement(
                    cell.score().value(),
                    scales.scale(column, cell),
                    base.score().value(),
                    scales.scale(column, base),
                    comparison.scoreRatio(cell.unit()))
                .moreDecimals())
        .orElse(0);
  }

  /** In one pass: the cells of a large table are made anew in each. */
  private static Optional<Scale> common(Stream<ScoreCell> cells) {
    Set<Unit> units = new HashSet<>();
    DoubleSummaryStatistics values = new DoubleSummaryStatistics();
    DoubleSummaryStatistics ends = new DoubleSummaryStatistics();
    cells.forEach(cell -> {
      units.add(cell.unit());
      double value = cell.score().value();
      double end = RowScale.least(cell.score());
      if (value > 0) {
        values.accept(value);
      }
      if (end > 0) {
        ends.accept(end);
      }
    });
    if (units.size() != 1) {
      return Optional.empty();
    }
    boolean any = values.getCount() > 0;
    double least = any ? values.getMin() : 1;
    double most = any ? values.getMax() : 1;
    if (most > least * FAR_APART) {
      return Optional.empty();
    }
    // A scale depends on nothing but the smallest and the largest.
    Scale scale = Scale.common(any ? List.of(least, most) : List.of(), units.iterator().next());
    return Optional.of(ends.getCount() > 0 ? scale.reaching(ends.getMin()) : scale);
  }

  /** The unit of all scores, if there is one. */
  Optional<String> unitOfAll() {
    return whole.map(Scale::symbol).filter(symbol -> !symbol.isEmpty());
  }

  /** The unit to state in a column's heading. */
  Optional<String> unitOfColumn(int column) {
    return whole.isPresent()
        ? Optional.empty()
        : columns.get(column).map(Scale::symbol).filter(symbol -> !symbol.isEmpty());
  }

  /** A mean over rows and its interval, each a part. */
  List<String> mean(Detail detail, int column, Estimate mean, Unit unit) {
    return parts(detail, column, mean, () -> Scale.of(mean.value(), unit));
  }

  private List<String> parts(Detail detail, int column, Estimate score, Supplier<Scale> own) {
    return stated(column)
        .map(stated -> detail.bareNumber(score, stated.finer(more)))
        .orElseGet(() -> detail.number(score, own.get().finer(more)));
  }

  private Optional<Scale> stated(int column) {
    return whole.or(() -> columns.get(column));
  }

  /** The different units of the scores. */
  List<Unit> units() {
    return table.cells().map(ScoreCell::unit).distinct().toList();
  }

  /** How the scores of one row are written. */
  final class OfRow {
    private final ScoreTable.Row row;
    private final Map<Unit, RowScale> scales = new HashMap<>();

    OfRow(ScoreTable.Row row) {
      this.row = row;
    }

    /** A score and its interval, each a part, with the unit if it is stated nowhere else. */
    List<String> number(Detail detail, int column, ScoreCell cell) {
      return parts(detail, column, cell.score(), () -> scaleOf(cell));
    }

    Scale scale(int column, ScoreCell cell) {
      return stated(column).orElseGet(() -> scaleOf(cell));
    }

    private Scale scaleOf(ScoreCell cell) {
      Scale ofRow = scales.computeIfAbsent(cell.unit(), this::scaleOf).of(cell.score());
      double size = cell.score().value() / ofRow.factor();
      boolean hasDigits = size > 0 && Double.isFinite(size);
      // The unit of the row, so that its numbers compare; the digits of the number, so that a large
      // one isn't printed more precisely than it is known.
      return hasDigits
          ? new Scale(
              ofRow.symbol(),
              ofRow.factor(),
              Math.clamp((long) (2 - Math.floor(Math.log10(size))), 0, ofRow.decimals()))
          : ofRow;
    }

    private RowScale scaleOf(Unit unit) {
      return RowScale.of(
          row.cells().stream()
              .flatMap(Optional::stream)
              .filter(cell -> cell.unit().equals(unit))
              .map(ScoreCell::score)
              .toList(),
          unit);
    }
  }
}
