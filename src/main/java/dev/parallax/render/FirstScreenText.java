package dev.parallax.render;

import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.FirstScreenGrid;
import dev.parallax.render.parts.Prose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first screen for a terminal. It stays short however many workloads a run has: what doesn't
 * fit stands in the tables below it.
 *
 * @param screen what to say
 * @param columns width of the terminal in characters
 */
record FirstScreenText(FirstScreen screen, int columns) {
  private static final int MOST_LINES = 40;

  /** A usual terminal has so many, and they are enough for so many cases. */
  private static final int USUAL_LINES = 24;

  private static final int USUAL_CASES = 5;

  private static final int LINES_OF_CASE = 3;
  private static final int USUAL_COLUMNS = 100;
  private static final int LINES_FOR_NARROW = 8;

  /** Longer than any label, so that all sentences start at the same column. */
  private static final int LABEL = 14;

  List<String> lines() {
    int narrow = columns < USUAL_COLUMNS ? LINES_FOR_NARROW : 0;
    return lines(
        USUAL_LINES + narrow + LINES_OF_CASE * Math.max(0, screen.rows().size() - USUAL_CASES));
  }

  /**
   * The lines.
   *
   * @param room how many there may be, if that is less than a first screen has at most
   */
  List<String> lines(int room) {
    List<String> lines = new ArrayList<>();
    screen.notes().forEach(note -> lines.addAll(Prose.lines("", note, columns)));
    lines.add("");
    Optional<TextGrid> grid =
        Stream.of(
                grid(FirstScreenGrid.Width.WHOLE, 2),
                grid(FirstScreenGrid.Width.WITHOUT_MEMORY, 2),
                grid(FirstScreenGrid.Width.WITHOUT_SPEED_UP, 2),
                grid(FirstScreenGrid.Width.WITHOUT_SPEED_UP, 3))
            .filter(fitting -> fitting.width() <= columns)
            .findFirst();
    lines.addAll(grid.map(of -> of.lines().subList(0, of.heading())).orElse(List.of()));
    Block uses = new Block("", "", grid.map(FirstScreenText::rows).orElseGet(this::sentences));
    List<Block> points = new ArrayList<>(screen.points().stream().map(this::block).toList());
    int left = Math.min(room, MOST_LINES) - lines.size() - 1;
    int leftForPoints = left - uses.lines().size();
    List<Block> explaining = points.stream().filter(Block::isExplaining).toList();
    shorten(explaining, leftForPoints - length(points) + length(explaining));
    for (String label : FirstScreen.EXPLAINING) {
      if (length(points) > leftForPoints) {
        points.removeIf(block -> block.label.equals(label));
      }
    }
    shorten(points, leftForPoints);
    shorten(List.of(uses), left - length(points));
    lines.addAll(uses.lines());
    lines.add("");
    points.forEach(point -> lines.addAll(point.lines()));
    return lines;
  }

  private TextGrid grid(FirstScreenGrid.Width width, int headingLines) {
    return TextGrid.compact(FirstScreenGrid.of(screen.rows(), width, Escape::plain), headingLines);
  }

  private static List<List<String>> rows(TextGrid grid) {
    return grid.lines().stream().skip(grid.heading()).map(List::of).toList();
  }

  /** What to use where the terminal is too narrow for a table. */
  private List<List<String>> sentences() {
    return screen.rows().stream()
        .map(FirstScreenText::sentence)
        .map(sentence -> Prose.lines("", sentence, columns))
        .toList();
  }

  private static String sentence(FirstScreen.Row row) {
    List<String> parts = new ArrayList<>();
    parts.add("use " + row.use());
    parts.add("slower, at most: " + FirstScreenGrid.slower(row));
    for (int i = 0; i < row.answers().size(); i++) {
      parts.add(FirstScreen.QUESTIONS.get(i) + ": " + row.answers().get(i));
    }
    return row.work() + ": " + String.join("; ", parts);
  }

  /** A point as it stands on the first screen. */
  static List<String> lines(FirstScreen.Point point, int columns) {
    return items(point, columns).stream().flatMap(List::stream).toList();
  }

  private Block block(FirstScreen.Point point) {
    return new Block(point.label(), " ".repeat(LABEL), items(point, columns));
  }

  private static List<List<String>> items(FirstScreen.Point point, int columns) {
    List<List<String>> items = new ArrayList<>();
    for (String sentence : point.sentences()) {
      String label = items.isEmpty() ? point.label() : "";
      String before = label + " ".repeat(LABEL - label.length());
      items.add(
          switch (point.form()) {
            case PROSE -> Prose.lines(before, sentence, columns);
            case JAVA -> Prose.java(before, sentence, columns);
            case SHELL -> Prose.shell(before, sentence, columns);
          });
    }
    return items;
  }

  private static int length(List<Block> blocks) {
    return blocks.stream().mapToInt(block -> block.lines().size()).sum();
  }

  /** Takes items from the end of whatever is longest, until the whole is short enough. */
  private static void shorten(List<Block> blocks, int most) {
    while (length(blocks) > most) {
      Optional<Block> longest =
          blocks.stream()
              .filter(Block::canShrink)
              .max(Comparator.comparingInt(block -> block.lines().size()));
      if (longest.isEmpty()) {
        return;
      }
      longest.get().shrink();
    }
  }

  /** Rows or sentences of which the last may be left out. */
  private final class Block {
    private final String label;
    private final String indent;
    private final List<List<String>> items;
    private int leftOut;

    Block(String label, String indent, List<List<String>> items) {
      this.label = label;
      this.indent = indent;
      this.items = new ArrayList<>(items);
    }

    boolean isExplaining() {
      return FirstScreen.EXPLAINING.contains(label);
    }

    boolean canShrink() {
      return items.size() > 1;
    }

    /** Takes as many items as make it shorter: saying that something is missing takes a line. */
    void shrink() {
      int before = lines().size();
      do {
        items.removeLast();
        leftOut++;
      } while (lines().size() >= before && canShrink());
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      items.forEach(lines::addAll);
      if (leftOut > 0) {
        lines.addAll(Prose.lines(indent, "and " + leftOut + " more, see the tables", columns));
      }
      return lines;
    }
  }
}
