package dev.parallax.render.markup;

import dev.parallax.advice.Report;
import dev.parallax.advice.screen.Advice;
import dev.parallax.advice.screen.Scaling;
import dev.parallax.render.parts.BatchGrid;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.Renderer;
import dev.parallax.render.parts.ScoreGrid;
import dev.parallax.render.parts.Titles;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;

/** GitHub's Markdown. */
public final class MarkdownRenderer implements Renderer {
  @Override
  public void write(Report report, Writer out) throws IOException {
    if (report.sections().isEmpty()) {
      out.write("no results\n");
    }
    out.write(report.firstScreen().map(FirstScreenMarkdown::text).orElse(""));
    boolean first = report.firstScreen().isEmpty();
    for (Report.Section section : report.sections()) {
      out.write(first ? "" : "\n");
      first = false;
      Footnotes footnotes = Footnotes.of(section.table());
      out.write(above(section));
      MarkdownGrid.write(grid(section.table(), footnotes), out);
      out.write(below(section, footnotes));
    }
  }

  private static String above(Report.Section section) {
    StringBuilder out = new StringBuilder();
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
    return out.toString();
  }

  private static String below(Report.Section section, Footnotes footnotes) {
    StringBuilder out = new StringBuilder();
    out.append(MarkdownGrid.notes(footnotes));
    String findings = MarkdownGrid.findings(section.findings());
    return out.append(findings.isEmpty() ? "" : "\n" + findings).toString();
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
