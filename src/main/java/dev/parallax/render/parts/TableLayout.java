package dev.parallax.render.parts;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.BatchTable;
import dev.parallax.table.Comparison;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SimulatedCluster;
import dev.parallax.unit.Unit;
import java.util.List;
import java.util.function.UnaryOperator;

/** How the numbers of a part of a report become the cells of a grid, in every format. */
public sealed interface TableLayout permits BatchGrid, ScoreGrid, SimulatedGrid, ComparisonGrid {
  /** Stands for a verdict where nothing can be said. */
  String NOTHING = "~";

  /** The whole table. */
  Grid of(Detail detail);

  /** The columns of keys, which may have long values. */
  List<String> keyNames();

  /** What stands in a column of keys, row by row, as the file has it. */
  List<String> keyValues(int key);

  /** The values that stand in headings, as the file has them. */
  List<String> headingValues();

  /** How the format writes cells. */
  Style style();

  /**
   * The layout of a part.
   *
   * @param footnotes where warnings get their numbers
   */
  static TableLayout of(Report.Part part, Footnotes footnotes, Style style) {
    return switch (part) {
      case ComparisonReport compared -> new ComparisonGrid(compared.comparison(), footnotes, style);
      case Report.Section section ->
          switch (section.table()) {
            case BatchTable batches -> new BatchGrid(batches, footnotes, style);
            case ScoreTable scores -> new ScoreGrid(scores, footnotes, style);
            case SimulatedCluster cluster -> new SimulatedGrid(cluster, style);
          };
    };
  }

  /** The word for a verdict. */
  static String word(Comparison comparison, Unit unit) {
    return comparison.verdict() == Verdict.INCONCLUSIVE ? NOTHING : comparison.word(unit);
  }

  /**
   * How a format writes cells.
   *
   * @param escape makes names from a file harmless
   * @param emphasis how the verdict of a regression is shown
   * @param spanned whether the format can say above the headings what they are values of
   */
  record Style(UnaryOperator<String> escape, UnaryOperator<String> emphasis, boolean spanned) {
    public static final Style TEXT = new Style(Escape::plain, UnaryOperator.identity(), true);
    public static final Style MARKDOWN =
        new Style(Escape::markdown, word -> "**" + word + "**", false);
    public static final Style LATEX =
        new Style(Escape::latex, word -> "\\textbf{" + word + "}", true);

    String escape(String text) {
      return escape.apply(text);
    }

    String emphasis(String word) {
      return emphasis.apply(word);
    }
  }
}
