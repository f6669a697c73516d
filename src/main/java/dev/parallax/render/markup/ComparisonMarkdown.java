package dev.parallax.render.markup;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.render.parts.ComparisonGrid;
import dev.parallax.render.parts.ComparisonWords;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.table.compare.RunComparison;

/** Two runs as GitHub's Markdown, to be put under a pull request: what came out stands first. */
public final class ComparisonMarkdown {
  private ComparisonMarkdown() {}

  public static String render(ComparisonReport report) {
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
