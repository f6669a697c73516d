package dev.parallax.render;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.table.RunComparison;

/** Two runs as GitHub's Markdown, to be put under a pull request: what came out stands first. */
final class ComparisonMarkdown {
  private ComparisonMarkdown() {}

  static String render(ComparisonReport report) {
    RunComparison comparison = report.comparison();
    StringBuilder out = new StringBuilder("**");
    out.append(Escape.markdown(ComparisonWords.heading(comparison) + ": " + report.summary()))
        .append("**\n\n");
    report.regressions().ifPresent(sentence -> item(sentence, out));
    item(report.shift(), out);
    report.apart().ifPresent(sentence -> item(sentence, out));
    Footnotes footnotes = ComparisonGrid.footnotes(comparison);
    out.append('\n');
    out.append(
        MarkdownGrid.text(
            new ComparisonGrid(comparison, footnotes, Escape::markdown, word -> "**" + word + "**")
                .of(Detail.ENDS, ComparisonGrid.Scores.WITH_INTERVALS, Integer.MAX_VALUE)));
    out.append('\n')
        .append(Escape.markdown(ComparisonWords.explanation(comparison)))
        .append("  \n")
        .append(Escape.markdown(ComparisonWords.conditions(comparison)))
        .append('\n');
    out.append(MarkdownGrid.notes(footnotes));
    out.append("\n").append(MarkdownGrid.findings(report.findings()));
    return out.toString();
  }

  private static void item(String sentence, StringBuilder out) {
    out.append("- ").append(Escape.markdown(sentence)).append('\n');
  }
}
