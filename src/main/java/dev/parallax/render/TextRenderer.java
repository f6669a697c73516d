package dev.parallax.render;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.render.parts.Answer;
import dev.parallax.render.parts.BatchGrid;
import dev.parallax.render.parts.ComparisonGrid;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.KeyText;
import dev.parallax.render.parts.Prose;
import dev.parallax.render.parts.Renderer;
import dev.parallax.render.parts.ScoreGrid;
import dev.parallax.render.parts.TableLayout;
import dev.parallax.render.parts.Titles;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text for a terminal: tables are made to fit its width, and a cell is never broken.
 *
 * @param columns width of the terminal in characters
 */
record TextRenderer(int columns) implements Renderer {
  /** A wider terminal shows the lines of a table that doesn't fit it, broken as it breaks them. */
  private static final int WIDEST_FOR_RECORDS = 71;

  private static final int NARROWEST_KEY = 16;

  /** What is left of a key where nothing else helps. */
  private static final int SHORTEST_KEY = 6;

  /** Rather than cut keys of a comparison shorter than this, its scores are left out. */
  private static final int SHORT_COMPARED_KEY = 20;

  /** Rather than cut keys shorter than this, a comparison gets wider than the terminal. */
  private static final int SHORTEST_COMPARED_KEY = 8;

  @Override
  public void write(Report report, Writer out) throws IOException {
    if (report.parts().isEmpty()) {
      out.write("no results\n");
    }
    if (report.firstScreen().isPresent()) {
      lines(new FirstScreenText(report.firstScreen().get(), columns).lines(), out);
    }
    boolean first = report.firstScreen().isEmpty();
    for (Report.Part part : report.parts()) {
      out.write(first ? "" : "\n");
      first = false;
      Footnotes footnotes = Footnotes.of(part);
      out.write(above(part));
      List<Grid> grids = grids(part, footnotes);
      for (int i = 0; i < grids.size(); i++) {
        out.write(i == 0 ? "" : "\n");
        TextGrid table = new TextGrid(grids.get(i));
        boolean compared = part instanceof ComparisonReport;
        if (table.width() <= columns || columns > WIDEST_FOR_RECORDS || compared) {
          table.write(out);
        } else {
          lines(table.records(columns), out);
        }
      }
      out.write(below(part, footnotes));
    }
  }

  private static void lines(List<String> lines, Writer out) throws IOException {
    for (String line : lines) {
      out.write(line + "\n");
    }
  }

  private String above(Report.Part part) {
    StringBuilder out = new StringBuilder();
    String heading = heading(part);
    prose("", heading, out);
    out.repeat('=', Math.min(heading.length(), columns)).append('\n');
    if (part instanceof ComparisonReport compared) {
      prose("", compared.summary(), out);
      compared.sentences().forEach(sentence -> prose("", sentence, out));
      out.append('\n');
    }
    Titles.explanation(part).forEach(line -> prose("", line, out));
    return out.append('\n').toString();
  }

  private String below(Report.Part part, Footnotes footnotes) {
    StringBuilder out = new StringBuilder("\n");
    footnotes.forAll().forEach(message -> prose("all: ", message, out));
    List<String> messages = footnotes.numbered();
    for (int note = 0; note < messages.size(); note++) {
      prose(TextGrid.superscript(note + 1) + " ", messages.get(note), out);
    }
    part.findings().stream()
        .filter(finding -> !finding.onCell())
        .forEach(finding -> prose(finding.severity().word() + ": ", finding.message(), out));
    List<Answer> answers = part instanceof Report.Section section ? Answer.of(section) : List.of();
    if (out.length() > 1 && !answers.isEmpty()) {
      out.append('\n');
    }
    // Questions so wide that all answers stand in one column.
    answers.forEach(a -> prose("%-40s".formatted(a.question()), a.sentence(), out));
    // Nothing to say: the blank line that stands before the next table anyway is enough.
    return out.length() == 1 ? "" : out.toString();
  }

  /** A heading none of whose words is longer than a line. */
  private String heading(Report.Part part) {
    return Arrays.stream(Titles.heading(part).split(" ", -1))
        .map(word -> KeyText.fit(Escape.plain(word), columns))
        .collect(Collectors.joining(" "));
  }

  /** The table in as few and as detailed grids as fit. */
  private List<Grid> grids(Report.Part part, Footnotes footnotes) {
    return switch (TableLayout.of(part, footnotes, TableLayout.Style.TEXT)) {
      case BatchGrid grid -> fit(grid.of(Detail.ENDS)).orElseGet(() -> split(grid));
      case ScoreGrid grid ->
          fit(grid.of(Detail.ENDS)).orElseGet(() -> shortened(grid.table().longestKey(), grid));
      case ComparisonGrid grid -> List.of(fitting(grid));
    };
  }

  private List<Grid> split(BatchGrid grid) {
    ToIntFunction<List<String>> width =
        models -> new TextGrid(grid.of(models, Detail.PERCENT)).width();
    return split(grid.table().models(), width).stream()
        .map(models -> grid.of(models, Detail.PERCENT))
        .toList();
  }

  /** The most detailed grid that fits: intervals of scores go first, then keys, then scores. */
  private Grid fitting(ComparisonGrid grid) {
    return Stream.of(
            Stream.of(Detail.values()).map(grid::of),
            shortened(grid, ComparisonGrid.Scores.PLAIN, SHORT_COMPARED_KEY),
            shortened(grid, ComparisonGrid.Scores.NONE, SHORTEST_COMPARED_KEY))
        .flatMap(grids -> grids)
        .filter(shorter -> fit(shorter).isPresent())
        .findFirst()
        .orElseGet(
            () -> grid.of(Detail.PERCENT, ComparisonGrid.Scores.NONE, SHORTEST_COMPARED_KEY));
  }

  private static Stream<Grid> shortened(
      ComparisonGrid grid, ComparisonGrid.Scores scores, int shortest) {
    IntStream cut =
        IntStream.iterate(grid.longestKey() - 1, key -> key >= shortest, key -> key - 1);
    return IntStream.concat(IntStream.of(Integer.MAX_VALUE), cut)
        .mapToObj(longest -> grid.of(Detail.PERCENT, scores, longest));
  }

  /** Less of the intervals, and if that is not enough shorter keys or several grids. */
  private List<Grid> shortened(int longestKey, ScoreGrid layout) {
    Grid grid = layout.of(Detail.PERCENT);
    return fit(grid)
        .or(() -> fitKeys(grid, layout, longestKey, narrowestKey()))
        .or(() -> fitBlocks(grid, layout, narrowestKey()))
        .or(() -> fitKeys(grid, layout, narrowestKey(), NARROWEST_KEY))
        .or(() -> fitBlocks(grid, layout, NARROWEST_KEY))
        .or(() -> fitBlocks(grid, layout, SHORTEST_KEY))
        .orElseGet(() ->
            columns > WIDEST_FOR_RECORDS ? blocks(grid, layout, SHORTEST_KEY) : List.of(grid));
  }

  private Optional<List<Grid>> fit(Grid grid) {
    return new TextGrid(grid).width() <= columns ? Optional.of(List.of(grid)) : Optional.empty();
  }

  /** Shortens keys as little as makes the table fit. */
  private Optional<List<Grid>> fitKeys(Grid grid, ScoreGrid layout, int longest, int shortest) {
    int tooLong = longest;
    Grid shorter = layout.withShortKeys(grid, tooLong);
    int excess = new TextGrid(shorter).width() - columns;
    while (excess > 0 && tooLong > shortest) {
      tooLong = Math.max(tooLong - excess, shortest);
      shorter = layout.withShortKeys(grid, tooLong);
      excess = new TextGrid(shorter).width() - columns;
    }
    return excess <= 0 ? Optional.of(List.of(shorter)) : Optional.empty();
  }

  /** Splits the table if that is enough. */
  private Optional<List<Grid>> fitBlocks(Grid grid, ScoreGrid layout, int longestKey) {
    List<Grid> blocks = blocks(grid, layout, longestKey);
    return blocks.stream().allMatch(block -> new TextGrid(block).width() <= columns)
        ? Optional.of(blocks)
        : Optional.empty();
  }

  /** The table in as few grids as fit beside keys of that length. */
  private List<Grid> blocks(Grid grid, ScoreGrid layout, int longestKey) {
    Grid whole = layout.withShortKeys(grid, longestKey);
    TextGrid measured = new TextGrid(whole);
    return split(layout.scores(), scores -> measured.widthOf(layout.places(scores))).stream()
        .map(scores -> whole.only(layout.places(scores)))
        .toList();
  }

  /** Rather than cut names shorter than this, a table is split. */
  private int narrowestKey() {
    return Math.max(NARROWEST_KEY, columns * 3 / 10);
  }

  /** As many columns side by side as fit, at least one; the groups are about equally wide. */
  private <T> List<List<T>> split(List<T> all, ToIntFunction<List<T>> width) {
    List<List<T>> groups = split(all, all.size(), width);
    List<List<T>> balanced = split(all, Math.ceilDiv(all.size(), groups.size()), width);
    return balanced.size() == groups.size() ? balanced : groups;
  }

  private <T> List<List<T>> split(List<T> all, int most, ToIntFunction<List<T>> width) {
    List<List<T>> groups = new ArrayList<>();
    int from = 0;
    while (from < all.size()) {
      int to = Math.min(all.size(), from + most);
      while (to > from + 1 && width.applyAsInt(all.subList(from, to)) > columns) {
        to--;
      }
      groups.add(all.subList(from, to));
      from = to;
    }
    return groups;
  }

  private void prose(String label, String sentence, StringBuilder out) {
    Prose.lines(label, sentence, columns).forEach(line -> out.append(line).append('\n'));
  }
}
