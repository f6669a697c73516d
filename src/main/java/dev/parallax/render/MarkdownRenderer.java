package dev.parallax.render;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.render.parts.Answer;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.FirstScreenGrid;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.Renderer;
import dev.parallax.render.parts.TableLayout;
import dev.parallax.render.parts.Titles;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** GitHub's Markdown. */
final class MarkdownRenderer implements Renderer {
  /** A line break inside a paragraph. */
  private static final String BREAK = "  \n";

  @Override
  public void write(Report report, Writer out) throws IOException {
    if (report.parts().isEmpty()) {
      out.write("no results\n");
    }
    if (report.firstScreen().isPresent()) {
      firstScreen(report.firstScreen().get(), out);
    }
    boolean first = report.firstScreen().isEmpty();
    for (Report.Part part : report.parts()) {
      out.write(first ? "" : "\n");
      first = false;
      Footnotes footnotes = Footnotes.of(part);
      Grid grid = TableLayout.of(part, footnotes, TableLayout.Style.MARKDOWN).of(Detail.ENDS);
      String explanation = joined(Titles.explanation(part)) + "\n";
      switch (part) {
        case Report.Section section -> {
          out.write(above(section) + explanation + "\n");
          table(grid, out);
        }
        case ComparisonReport compared -> {
          // To be put under a pull request: what came out stands first.
          out.write(above(compared));
          table(grid, out);
          out.write("\n" + explanation);
        }
      }
      out.write(notes(footnotes) + findings(part.findings()));
    }
  }

  private static String above(Report.Section section) {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(Escape.markdown(Titles.heading(section))).append("\n\n");
    List<Answer> answers = Answer.of(section);
    for (Answer answer : answers) {
      String question = answer.question().isEmpty() ? "" : "**" + answer.question() + "** ";
      out.append(item(question, answer.sentence()));
    }
    return out.append(answers.isEmpty() ? "" : "\n").toString();
  }

  private static String above(ComparisonReport compared) {
    return "**"
        + Escape.markdown(Titles.heading(compared) + ": " + compared.summary())
        + "**\n\n"
        + items(compared.sentences())
        + "\n";
  }

  /** What stands before all tables. */
  private static void firstScreen(FirstScreen screen, Writer out) throws IOException {
    out.write("## What to use\n\n" + joined(screen.notes()) + "\n\n");
    table(FirstScreenGrid.of(screen.rows(), FirstScreenGrid.Width.WHOLE, Escape::markdown), out);
    for (FirstScreen.Point point : screen.points()) {
      if (!point.label().isEmpty()) {
        out.write("\n**" + Escape.markdown(point.label()) + "**\n");
      }
      boolean prose = point.form() == FirstScreen.Form.PROSE;
      out.write("\n" + (prose ? items(point.sentences()) : code(point)));
    }
  }

  /** Nothing from a file may end the block. */
  private static String code(FirstScreen.Point point) {
    return point.sentences().stream()
        .map(line -> Escape.plain(line).replace('`', '\'') + "\n")
        .collect(
            Collectors.joining(
                "", point.form() == FirstScreen.Form.JAVA ? "```java\n" : "```sh\n", "```\n"));
  }

  private static void table(Grid grid, Writer out) throws IOException {
    row(grid.columns().stream().map(Grid.Column::heading).toList(), out);
    row(grid.columns().stream().map(c -> c.rightAligned() ? "---:" : ":---").toList(), out);
    for (List<Grid.Cell> row : grid.rows()) {
      row(row.stream().map(MarkdownRenderer::cell).toList(), out);
    }
  }

  private static void row(List<String> cells, Writer out) throws IOException {
    out.write("| " + String.join(" | ", cells) + " |\n");
  }

  private static String cell(Grid.Cell cell) {
    String parts =
        cell.parts().stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    return parts
        + cell.marks().stream().map(MarkdownRenderer::mark).collect(Collectors.joining(" "));
  }

  /** What stands under a table: what holds for all cells, then the numbered notes. */
  private static String notes(Footnotes footnotes) {
    StringBuilder out = new StringBuilder();
    footnotes
        .forAll()
        .forEach(message -> out.append("\nall: ").append(Escape.markdown(message)).append('\n'));
    List<String> messages = footnotes.numbered();
    for (int note = 0; note < messages.size(); note++) {
      out.append(note == 0 ? "\n" : BREAK)
          .append(mark(note + 1))
          .append(' ')
          .append(Escape.markdown(messages.get(note)));
    }
    return out.append(messages.isEmpty() ? "" : "\n").toString();
  }

  private static String mark(int note) {
    return "<sup>" + note + "</sup>";
  }

  /** Findings that don't stand at a cell already. */
  private static String findings(List<Finding> findings) {
    String items =
        findings.stream()
            .filter(finding -> !finding.onCell())
            .map(finding -> item(finding.severity().word() + ": ", finding.message()))
            .collect(Collectors.joining());
    return items.isEmpty() ? "" : "\n" + items;
  }

  private static String items(List<String> sentences) {
    return sentences.stream().map(sentence -> item("", sentence)).collect(Collectors.joining());
  }

  private static String item(String label, String sentence) {
    return "- " + label + Escape.markdown(sentence) + "\n";
  }

  private static String joined(List<String> lines) {
    return lines.stream().map(Escape::markdown).collect(Collectors.joining(BREAK));
  }
}
