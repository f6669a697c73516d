package dev.parallax.render.text;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.render.parts.ComparisonGrid;
import dev.parallax.render.parts.ComparisonGrid.Scores;
import dev.parallax.render.parts.ComparisonWords;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Prose;
import dev.parallax.table.compare.RunComparison;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Two runs as text for a terminal.
 *
 * @param columns width of the terminal in characters
 */
public record ComparisonText(int columns) {
  /** Rather than cut keys shorter than this scores are left out. */
  private static final int SHORT_KEY = 20;

  /** Rather than cut keys shorter than this the table gets wider than the terminal. */
  private static final int SHORTEST_KEY = 8;

  public String render(ComparisonReport report) {
    RunComparison comparison = report.comparison();
    StringBuilder out = new StringBuilder();
    String heading = Escape.plain(ComparisonWords.heading(comparison));
    write("", heading, out);
    out.repeat('=', Math.min(heading.length(), columns)).append('\n');
    write("", report.summary(), out);
    report.regressions().ifPresent(sentence -> write("", sentence, out));
    write("", report.shift(), out);
    report.apart().ifPresent(sentence -> write("", sentence, out));
    out.append('\n');
    write("", ComparisonWords.explanation(comparison), out);
    write("", ComparisonWords.conditions(comparison), out);
    out.append('\n');
    Footnotes footnotes = ComparisonGrid.footnotes(comparison);
    ComparisonGrid grid =
        new ComparisonGrid(comparison, footnotes, Escape::plain, UnaryOperator.identity());
    fitting(grid).lines().forEach(line -> out.append(line).append('\n'));
    out.append('\n');
    footnotes.forAll().forEach(message -> write("all: ", message, out));
    List<String> messages = footnotes.numbered();
    for (int note = 0; note < messages.size(); note++) {
      write(TextGrid.superscript(note + 1) + " ", messages.get(note), out);
    }
    report.findings().stream()
        .filter(finding -> !finding.onCell())
        .forEach(finding -> write(finding.severity().word() + ": ", finding.message(), out));
    return out.toString();
  }

  private void write(String label, String sentence, StringBuilder out) {
    Prose.lines(label, sentence, columns).forEach(line -> out.append(line).append('\n'));
  }

  /** The most detailed grid that fits: intervals of scores go first, then keys, then scores. */
  private TextGrid fitting(ComparisonGrid grid) {
    int all = Integer.MAX_VALUE;
    for (Detail detail : Detail.values()) {
      TextGrid whole = new TextGrid(grid.of(detail, Scores.WITH_INTERVALS, all));
      if (whole.width() <= columns) {
        return whole;
      }
    }
    for (Scores scores : List.of(Scores.PLAIN, Scores.NONE)) {
      int shortest = scores == Scores.PLAIN ? SHORT_KEY : SHORTEST_KEY;
      TextGrid cut = new TextGrid(grid.of(Detail.PERCENT, scores, all));
      for (int longest = grid.longestKey() - 1; cut.width() > columns; longest--) {
        if (longest < shortest) {
          break;
        }
        cut = new TextGrid(grid.of(Detail.PERCENT, scores, longest));
      }
      if (cut.width() <= columns) {
        return cut;
      }
    }
    return new TextGrid(grid.of(Detail.PERCENT, Scores.NONE, SHORTEST_KEY));
  }
}
