package dev.parallax.render.parts;

import dev.parallax.stat.Estimate;
import dev.parallax.table.Comparison;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Lays two runs out as a row of keys, both scores, their ratio and its verdict; with a common shift
 * also the ratio that is left without it.
 *
 * @param comparison the numbers
 * @param footnotes where warnings get their numbers
 * @param escape makes names from the files harmless
 * @param emphasis how a verdict is shown that is a regression
 */
public record ComparisonGrid(
    RunComparison comparison,
    Footnotes footnotes,
    UnaryOperator<String> escape,
    UnaryOperator<String> emphasis) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.]*");

  /** How much is shown of both scores. */
  public enum Scores {
    WITH_INTERVALS,
    PLAIN,
    NONE
  }

  /** The footnotes of all rows. */
  public static Footnotes footnotes(RunComparison comparison) {
    return Footnotes.of(comparison.rows().stream().map(ComparedRow::warnings).toList(), 0);
  }

  /** The longest of all keys, in characters. */
  public int longestKey() {
    return comparison.rows().stream()
        .flatMap(row -> row.keys().stream())
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  /**
   * The grid.
   *
   * @param detail how much of the intervals is shown
   * @param scores how much is shown of the scores
   * @param longestKey keys beyond this many characters are cut
   */
  public Grid of(Detail detail, Scores scores, int longestKey) {
    List<Grid.Column> columns = new ArrayList<>();
    List<List<String>> keys = new ArrayList<>();
    for (int key = 0; key < comparison.keys().size(); key++) {
      int index = key;
      List<String> values = comparison.rows().stream().map(r -> r.keys().get(index)).toList();
      boolean numeric = values.stream().allMatch(v -> v.isEmpty() || NUMBER.matcher(v).matches());
      columns.add(new Grid.Column(escape.apply(comparison.keys().get(key)), numeric));
      keys.add(KeyText.fit(values, longestKey));
    }
    if (scores != Scores.NONE) {
      KeyText.fit(List.of(comparison.base(), comparison.latest()), longestKey)
          .forEach(label -> columns.add(new Grid.Column(escape.apply(label), true)));
    }
    columns.add(new Grid.Column("ratio", true));
    if (comparison.shift().isCommon()) {
      columns.add(new Grid.Column("without the shift", true));
    }
    List<List<Grid.Cell>> rows = new ArrayList<>();
    for (ComparedRow row : comparison.rows()) {
      List<Grid.Cell> cells = new ArrayList<>();
      keys.forEach(values -> cells.add(Grid.Cell.of(escape.apply(values.get(rows.size())))));
      cells.addAll(numbers(row, detail, scores));
      rows.add(cells);
    }
    return new Grid(columns, rows, "", comparison.keys().size(), false);
  }

  private List<Grid.Cell> numbers(ComparedRow row, Detail detail, Scores scores) {
    List<Grid.Cell> cells = new ArrayList<>();
    if (scores != Scores.NONE) {
      cells.add(score(row, row.base().score(), detail, scores));
      cells.add(score(row, row.latest().score(), detail, scores));
    }
    cells.add(
        new Grid.Cell(
            ratio(row, row.comparison(), detail, false), footnotes.marks(row.warnings())));
    if (comparison.shift().isCommon()) {
      cells.add(
          row.apart()
              .map(apart -> new Grid.Cell(ratio(row, apart, detail, true), List.of()))
              .orElse(Grid.Cell.EMPTY));
    }
    return cells;
  }

  /** A unit that isn't known stands as the file wrote it, so it is escaped too. */
  private Grid.Cell score(ComparedRow row, Estimate score, Detail detail, Scores scores) {
    List<Estimate> both = List.of(row.base().score(), row.latest().score());
    Scale scale = RowScale.of(both, row.unit()).of(score);
    List<String> parts = new ArrayList<>(detail.number(score, scale));
    parts.set(0, escape.apply(parts.getFirst()));
    return new Grid.Cell(scores == Scores.WITH_INTERVALS ? parts : parts.subList(0, 1), List.of());
  }

  private List<String> ratio(
      ComparedRow row, Comparison comparison, Detail detail, boolean withoutShift) {
    Estimate ratio = comparison.ratio();
    List<String> parts =
        new ArrayList<>(
            Double.isNaN(ratio.value())
                ? List.of("", "")
                : ratio.interval().isKnown()
                    ? detail.ratio(ratio)
                    : List.of(Numbers.times(ratio.value()), ""));
    String word = escape.apply(Verdicts.word(comparison.verdict(), row.unit()));
    parts.add(row.regressed(this.comparison.margin(), withoutShift) ? emphasis.apply(word) : word);
    return parts;
  }
}
