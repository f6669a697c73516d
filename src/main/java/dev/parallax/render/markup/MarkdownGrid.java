package dev.parallax.render.markup;

import dev.parallax.advice.rules.Finding;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Grid;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** A table in GitHub's Markdown. */
final class MarkdownGrid {
  private MarkdownGrid() {}

  /** Its lines; what is in the grid is escaped already. */
  static String text(Grid grid) {
    StringWriter text = new StringWriter();
    try {
      write(grid, text);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can always be written", e);
    }
    return text.toString();
  }

  /** Writes its lines. */
  static void write(Grid grid, Writer out) throws IOException {
    row(grid.columns().stream().map(Grid.Column::heading).toList(), out);
    row(grid.columns().stream().map(c -> c.rightAligned() ? "---:" : ":---").toList(), out);
    for (List<Grid.Cell> row : grid.rows()) {
      row(row.stream().map(MarkdownGrid::cell).toList(), out);
    }
  }

  private static void row(List<String> cells, Writer out) throws IOException {
    out.write("| " + String.join(" | ", cells) + " |\n");
  }

  private static String cell(Grid.Cell cell) {
    String parts =
        cell.parts().stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    return parts + cell.marks().stream().map(MarkdownGrid::mark).collect(Collectors.joining(" "));
  }

  /** What stands under a table: what holds for all cells, then the numbered notes. */
  static String notes(Footnotes footnotes) {
    StringBuilder out = new StringBuilder();
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
    return out.append(messages.isEmpty() ? "" : "\n").toString();
  }

  /** Findings that don't stand at a cell already, as a list; empty without any. */
  static String findings(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !finding.onCell())
        .map(finding ->
            "- " + finding.severity().word() + ": " + Escape.markdown(finding.message()) + "\n")
        .collect(Collectors.joining());
  }

  /** A footnote's number. */
  private static String mark(int note) {
    return "<sup>" + note + "</sup>";
  }
}
