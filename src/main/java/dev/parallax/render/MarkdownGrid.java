package dev.parallax.render;

import java.util.List;
import java.util.stream.Collectors;

/** A table in GitHub's Markdown. */
final class MarkdownGrid {
  private MarkdownGrid() {}

  /** Its lines; what is in the grid is escaped already. */
  static String text(Grid grid) {
    StringBuilder out = new StringBuilder();
    row(grid.columns().stream().map(Grid.Column::heading).toList(), out);
    row(grid.columns().stream().map(c -> c.rightAligned() ? "---:" : ":---").toList(), out);
    for (List<Grid.Cell> row : grid.rows()) {
      row(row.stream().map(MarkdownGrid::cell).toList(), out);
    }
    return out.toString();
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String cell(Grid.Cell cell) {
    String parts =
        cell.parts().stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    return parts + cell.marks().stream().map(MarkdownGrid::mark).collect(Collectors.joining(" "));
  }

  /** A footnote's number. */
  static String mark(int note) {
    return "<sup>" + note + "</sup>";
  }
}
