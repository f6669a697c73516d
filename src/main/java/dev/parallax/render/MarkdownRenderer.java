package dev.parallax.render;

import dev.parallax.advice.Advice;
import dev.parallax.advice.Report;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** GitHub's Markdown. */
final class MarkdownRenderer implements Renderer {
  @Override
  public String render(Report report) {
    if (report.sections().isEmpty()) {
      return "no results\n";
    }
    StringBuilder out = new StringBuilder();
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
          out.append('\n');
        });
    out.append(
        Titles.explanation(section.table()).stream()
            .filter(line -> !line.isEmpty())
            .map(Escape::markdown)
            .collect(Collectors.joining("  \n", "", "\n\n")));
    Footnotes footnotes = Footnotes.of(section.table());
    table(grid(section.table(), footnotes), out);
    footnotes
        .forAll()
        .forEach(message -> out.append("\nall: ").append(Escape.markdown(message)).append('\n'));
    List<String> messages = footnotes.numbered();
    for (int note = 0; note < messages.size(); note++) {
      out.append(note == 0 ? "\n" : "  \n")
          .append(mark(note + 1))
          .append(' ')
          .append(Escape.markdown(messages.get(note)));
    }
    out.append(messages.isEmpty() ? "" : "\n");
    String findings =
        section.findings().stream()
            .filter(finding -> !finding.onCell())
            .map(finding ->
                "- " + finding.severity().word() + ": " + Escape.markdown(finding.message()) + "\n")
            .collect(Collectors.joining());
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
          new ScoreGrid(scores, footnotes, Escape::markdown, false)
              .of(
                  IntStream.range(0, scores.columns().size()).boxed().toList(),
                  Detail.ENDS,
                  Integer.MAX_VALUE);
    };
  }

  /** A table of GitHub's Markdown. */
  static void table(Grid grid, StringBuilder out) {
    row(grid.columns().stream().map(Grid.Column::heading).toList(), out);
    row(grid.columns().stream().map(c -> c.rightAligned() ? "---:" : ":---").toList(), out);
    for (List<Grid.Cell> row : grid.rows()) {
      row(row.stream().map(MarkdownRenderer::cell).toList(), out);
    }
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String cell(Grid.Cell cell) {
    String parts =
        cell.parts().stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    return parts
        + cell.marks().stream().map(MarkdownRenderer::mark).collect(Collectors.joining(" "));
  }

  /** The mark of a footnote. */
  static String mark(int note) {
    return "<sup>" + note + "</sup>";
  }
}
