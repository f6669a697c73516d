package dev.parallax.render;

import dev.parallax.advice.Advice;
import dev.parallax.advice.Report;
import dev.parallax.advice.Scaling;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import java.util.stream.Collectors;

/** GitHub's Markdown. */
final class MarkdownRenderer implements Renderer {
  @Override
  public String render(Report report) {
    if (report.sections().isEmpty()) {
      return "no results\n";
    }
    StringBuilder out = new StringBuilder();
    report.firstScreen().ifPresent(screen -> out.append(FirstScreenMarkdown.text(screen)));
    for (Report.Section section : report.sections()) {
      out.append(out.isEmpty() ? "" : "\n");
      section(section, out);
    }
    return out.toString();
  }

  private static void section(Report.Section section, StringBuilder out) {
    out.append("## ").append(Escape.markdown(Titles.heading(section.table()))).append("\n\n");
    section
        .advice()
        .ifPresent(advice -> {
          advice(advice, out);
          section.scaling().stream()
              .filter(Scaling::isTelling)
              .forEach(scaling ->
                  answer("How far does it scale?", scaling.model() + ": " + scaling.words(), out));
          out.append('\n');
        });
    out.append(
        Titles.explanation(section.table()).stream()
            .filter(line -> !line.isEmpty())
            .map(Escape::markdown)
            .collect(Collectors.joining("  \n", "", "\n\n")));
    Footnotes footnotes = Footnotes.of(section.table());
    out.append(MarkdownGrid.text(grid(section.table(), footnotes)));
    out.append(MarkdownGrid.notes(footnotes));
    String findings = MarkdownGrid.findings(section.findings());
    out.append(findings.isEmpty() ? "" : "\n" + findings);
  }

  private static void advice(Advice advice, StringBuilder out) {
    answer("Does running in parallel cut the time?", advice.parallelWords(), out);
    answer("Which way cuts it more?", advice.recommendationWords(), out);
    answer("How sure is that?", advice.howSure(), out);
    advice
        .caveats()
        .forEach(caveat -> out.append("- ").append(Escape.markdown(caveat)).append('\n'));
  }

  private static void answer(String question, String words, StringBuilder out) {
    out.append("- **").append(question).append("** ").append(Escape.markdown(words)).append('\n');
  }

  private static Grid grid(Table table, Footnotes footnotes) {
    return switch (table) {
      case BatchTable batches ->
          new BatchGrid(batches, footnotes, Escape::markdown).of(batches.models(), Detail.ENDS);
      case ScoreTable scores ->
          new ScoreGrid(scores, footnotes, Escape::markdown, false).of(Detail.ENDS);
    };
  }
}
