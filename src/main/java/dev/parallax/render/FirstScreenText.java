package dev.parallax.render;

import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.FirstScreenGrid;
import dev.parallax.render.parts.Prose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** Longer than any label, so that all sentences start at the same column. */
  private static final int LABEL = 16;

  /** Lines above a table's first row. */
  private static final int HEADING = 2;

  List<String> lines() {
    return lines(MOST_LINES);
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
    TextGrid whole = new TextGrid(FirstScreenGrid.of(screen.uses(), Escape::plain));
    TextGrid grid =
        whole.width() <= columns
            ? whole
            : new TextGrid(FirstScreenGrid.withoutMemory(screen.uses(), Escape::plain));
    boolean fits = grid.width() <= columns;
    lines.addAll(fits ? grid.lines().subList(0, HEADING) : List.of());
    Block uses = new Block("", fits ? rows(grid) : sentences());
    List<Block> points = screen.points().stream().map(this::block).toList();
    int left = Math.min(room, MOST_LINES) - lines.size() - 1;
    shorten(points, left - uses.lines().size());
    shorten(List.of(uses), left - points.stream().mapToInt(point -> point.lines().size()).sum());
    lines.addAll(uses.lines());
    lines.add("");
    points.forEach(point -> lines.addAll(point.lines()));
    return lines;
  }

  private static List<List<String>> rows(TextGrid grid) {
    return grid.lines().stream().skip(HEADING).map(List::of).toList();
  }

  /** What to use where the terminal is too narrow for a table. */
  private List<List<String>> sentences() {
    return screen.uses().stream()
        .map(use ->
            Stream.of(use.use(), use.speedUp(), use.offTheBest())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ", use.work() + ": ", "")))
        .map(sentence -> Prose.lines("", sentence, columns))
        .toList();
  }

  /** A point as it stands on the first screen. */
  static List<String> lines(FirstScreen.Point point, int columns) {
    return items(point, columns).stream().flatMap(List::stream).toList();
  }

  private Block block(FirstScreen.Point point) {
    return new Block(" ".repeat(LABEL), items(point, columns));
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

  /** Takes items from the end of whatever is longest, until the whole is short enough. */
  private static void shorten(List<Block> blocks, int most) {
    while (blocks.stream().mapToInt(block -> block.lines().size()).sum() > most) {
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
    private final String indent;
    private final List<List<String>> items;
    private int leftOut;

    Block(String indent, List<List<String>> items) {
      this.indent = indent;
      this.items = new ArrayList<>(items);
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
