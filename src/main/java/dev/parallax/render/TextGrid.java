package dev.parallax.render;

import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.KeyText;
import dev.parallax.render.parts.Prose;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays a grid out in monospaced text: parts of cells line up, headings stand above their column.
 */
final class TextGrid {
  static final String BETWEEN_COLUMNS = "   ";
  private static final String NARROW_GAP = "  ";
  private static final String BETWEEN_PARTS = " ";
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final Grid grid;
  private final String gap;
  private final List<List<String>> headings;
  private final List<List<Integer>> partWidths = new ArrayList<>();
  private final List<Integer> markWidths = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  TextGrid(Grid grid) {
    this(grid, 1, BETWEEN_COLUMNS);
  }

  private TextGrid(Grid grid, int headingLines, String gap) {
    this.grid = grid;
    this.gap = gap;
    this.headings =
        grid.columns().stream().map(column -> stacked(column.heading(), headingLines)).toList();
    for (int column = 0; column < grid.columns().size(); column++) {
      partWidths.add(new ArrayList<>());
      markWidths.add(0);
    }
    for (List<Grid.Cell> row : grid.rows()) {
      for (int column = 0; column < row.size(); column++) {
        measure(row.get(column), column);
      }
    }
    for (int column = 0; column < grid.columns().size(); column++) {
      int heading = widest(headings.get(column));
      int marks = markWidths.get(column);
      int width = marks;
      for (int part : partWidths.get(column)) {
        width += part == 0 ? 0 : part + (width > marks ? BETWEEN_PARTS.length() : 0);
      }
      widths.add(Math.max(width, heading));
    }
  }

  /**
   * A grid whose columns stand closer together, under headings that may take several lines.
   *
   * @param headingLines how many at most
   */
  static TextGrid compact(Grid grid, int headingLines) {
    return new TextGrid(grid, headingLines, NARROW_GAP);
  }

  /** The words in lines that are as narrow as so many lines allow. */
  private static List<String> stacked(String heading, int most) {
    if (most == 1) {
      return List.of(heading);
    }
    int width = widest(List.of(heading.split(" ", -1)));
    List<String> lines = wrapped(heading, width);
    while (lines.size() > most) {
      width++;
      lines = wrapped(heading, width);
    }
    return lines;
  }

  private static List<String> wrapped(String heading, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : heading.split(" ", -1)) {
      if (!line.isEmpty() && length(line.toString()) + 1 + length(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int widest(List<String> lines) {
    return lines.stream().mapToInt(TextGrid::length).max().orElse(0);
  }

  /** How many lines stand above the first row: headings and the rule below them. */
  int heading() {
    return headings.stream().mapToInt(List::size).max().orElse(0) + 1;
  }

  private void measure(Grid.Cell cell, int column) {
    List<Integer> parts = partWidths.get(column);
    for (int part = 0; part < cell.parts().size(); part++) {
      int length = length(cell.parts().get(part));
      if (part == parts.size()) {
        parts.add(length);
      } else {
        parts.set(part, Math.max(parts.get(part), length));
      }
    }
    markWidths.set(column, Math.max(markWidths.get(column), length(marks(cell))));
  }

  /** Whether cells of the column have but one part that isn't empty. */
  private boolean isSingle(int column) {
    return partWidths.get(column).stream().filter(width -> width > 0).count() <= 1;
  }

  /** How many characters its lines take. */
  int width() {
    return width(widths);
  }

  /** How many characters the lines of some of its columns take. */
  int widthOf(List<Integer> columns) {
    return width(columns.stream().map(widths::get).toList());
  }

  private int width(List<Integer> widths) {
    return widths.stream().mapToInt(Integer::intValue).sum() + gap.length() * (widths.size() - 1);
  }

  /** Its lines, without spaces at their ends. */
  List<String> lines() {
    StringWriter text = new StringWriter();
    try {
      write(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can always be written", e);
    }
    return text.toString().lines().toList();
  }

  /** Writes its lines, without spaces at their ends. */
  void write(Writer out) throws IOException {
    if (!grid.across().isEmpty()) {
      int indent = 0;
      for (int column = 0; column < grid.keys(); column++) {
        indent += widths.get(column) + gap.length();
      }
      line(" ".repeat(indent) + grid.across(), out);
    }
    int height = heading() - 1;
    for (int line = 0; line < height; line++) {
      headings(line, height, out);
    }
    String rule = String.join(gap, widths.stream().map("-"::repeat).toList());
    line(rule, out);
    for (int index = 0; index < grid.rows().size(); index++) {
      if (grid.summary() && index == grid.rows().size() - 1) {
        line(rule, out);
      }
      List<Grid.Cell> row = grid.rows().get(index);
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : gap).append(cell(row.get(column), column));
      }
      line(line.toString().stripTrailing(), out);
    }
  }

  /** A line of the headings, which end above the rule however many lines they have. */
  private void headings(int line, int height, Writer out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.size(); column++) {
      int own = line - height + headings.get(column).size();
      String heading = own < 0 ? "" : headings.get(column).get(own);
      String padding = " ".repeat(widths.get(column) - length(heading));
      boolean right = grid.columns().get(column).rightAligned() && isSingle(column);
      text.append(column == 0 ? "" : gap).append(right ? padding + heading : heading + padding);
    }
    line(text.toString().stripTrailing(), out);
  }

  private static void line(String line, Writer out) throws IOException {
    out.write(line);
    out.write('\n');
  }

  /**
   * Every row as a list of headings and values, one below the other, for a terminal in which no
   * table of it fits.
   */
  List<String> records(int columns) {
    List<String> names =
        grid.columns().stream().map(column -> KeyText.fit(column.heading(), columns / 2)).toList();
    int longest = names.stream().mapToInt(TextGrid::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (List<Grid.Cell> row : grid.rows()) {
      lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
      for (int column = 0; column < row.size(); column++) {
        String name = names.get(column);
        String padding = " ".repeat(longest - length(name)) + BETWEEN_COLUMNS;
        String value = inOneLine(row.get(column));
        String whole = name + padding + value;
        if (!value.isEmpty()) {
          lines.addAll(
              length(whole) <= columns
                  ? List.of(whole)
                  : Prose.broken(name + padding, value, columns));
        }
      }
    }
    return lines;
  }

  private static String inOneLine(Grid.Cell cell) {
    return cell.parts().stream()
            .flatMap(part -> Stream.of(part.split(" ", -1)))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(BETWEEN_PARTS))
        + marks(cell);
  }

  private String cell(Grid.Cell cell, int column) {
    boolean right = grid.columns().get(column).rightAligned();
    StringBuilder text = new StringBuilder();
    for (int part = 0; part < partWidths.get(column).size(); part++) {
      int width = partWidths.get(column).get(part);
      String content = part < cell.parts().size() ? cell.parts().get(part) : "";
      String padding = " ".repeat(width - length(content));
      text.append(text.isEmpty() || width == 0 ? "" : BETWEEN_PARTS)
          .append(right ? padding + content : content + padding);
    }
    String marks = marks(cell);
    text.append(marks).repeat(' ', markWidths.get(column) - length(marks));
    String filling = " ".repeat(widths.get(column) - length(text.toString()));
    boolean single = isSingle(column);
    return right && single ? filling + text : text + filling;
  }

  private static String marks(Grid.Cell cell) {
    return cell.marks().stream().map(TextGrid::superscript).collect(Collectors.joining(" "));
  }

  /** A footnote's number, small and raised. */
  static String superscript(int number) {
    StringBuilder digits = new StringBuilder();
    Integer.toString(number).chars().forEach(c -> digits.append(SUPERSCRIPTS.charAt(c - '0')));
    return digits.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
