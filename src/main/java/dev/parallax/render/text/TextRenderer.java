package dev.parallax.render.text;

import dev.parallax.advice.Report;
import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.screen.Advice;
import dev.parallax.advice.screen.Scaling;
import dev.parallax.render.parts.BatchGrid;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.KeyText;
import dev.parallax.render.parts.Prose;
import dev.parallax.render.parts.Renderer;
import dev.parallax.render.parts.ScoreGrid;
import dev.parallax.render.parts.Titles;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Text for a terminal: tables are made to fit its width, and a cell is never broken. */
public final class TextRenderer implements Renderer {
  /** A wider terminal shows the lines of a table that doesn't fit it, broken as it breaks them. */
  private static final int WIDEST_FOR_RECORDS = 71;

  private static final int NARROWEST_KEY = 16;

  /** What is left of a key where nothing else helps. */
  private static final int SHORTEST_KEY = 6;

  private final int columns;

  public TextRenderer(int columns) {
    this.columns = columns;
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    if (report.sections().isEmpty()) {
      out.write("no results\n");
    }
    if (report.firstScreen().isPresent()) {
      for (String line : new FirstScreenText(report.firstScreen().get(), columns).lines()) {
        out.write(line + "\n");
      }
    }
    boolean first = report.firstScreen().isEmpty();
    for (Report.Section section : report.sections()) {
      out.write(first ? "" : "\n");
      first = false;
      Footnotes footnotes = Footnotes.of(section.table());
      out.write(above(section));
      List<Grid> grids = grids(section.table(), footnotes);
      for (int i = 0; i < grids.size(); i++) {
        out.write(i == 0 ? "" : "\n");
        TextGrid table = new TextGrid(grids.get(i));
        if (table.width() <= columns || columns > WIDEST_FOR_RECORDS) {
          table.write(out);
        } else {
          for (String line : table.records(columns)) {
            out.write(line + "\n");
          }
        }
      }
      out.write(below(section, footnotes));
    }
  }

  private String above(Report.Section section) {
    StringBuilder out = new StringBuilder();
    String heading = heading(section.table());
    prose("", heading, out);
    out.repeat('=', Math.min(heading.length(), columns)).append('\n');
    Titles.explanation(section.table()).forEach(line -> prose("", line, out));
    return out.append('\n').toString();
  }

  private String below(Report.Section section, Footnotes footnotes) {
    StringBuilder out = new StringBuilder("\n");
    footnotes.forAll().forEach(message -> prose("all: ", message, out));
    List<String> messages = footnotes.numbered();
    for (int note = 0; note < messages.size(); note++) {
      prose(TextGrid.superscript(note + 1) + " ", messages.get(note), out);
    }
    section.findings().stream()
        .filter(finding -> !finding.onCell())
        .forEach(finding -> finding(finding, out));
    if (!messages.isEmpty()
        || !footnotes.forAll().isEmpty()
        || section.findings().stream().anyMatch(f -> !f.onCell())) {
      out.append('\n');
    }
    section.advice().ifPresent(advice -> advice(advice, out));
    section.scaling().stream()
        .filter(Scaling::isTelling)
        .forEach(scaling ->
            prose(
                "How far does it scale?                  ",
                scaling.model() + ": " + scaling.words(),
                out));
    if (section.advice().isEmpty()) {
      // Without advice the last line is a blank one, which stands before the next table anyway.
      out.setLength(out.length() - 1);
    }
    return out.toString();
  }

  /** A heading none of whose words is longer than a line. */
  private String heading(Table table) {
    return Arrays.stream(Titles.heading(table).split(" ", -1))
        .map(word -> KeyText.fit(Escape.plain(word), columns))
        .collect(Collectors.joining(" "));
  }

  private void finding(Finding finding, StringBuilder out) {
    prose(finding.severity().word() + ": ", finding.message(), out);
  }

  private void advice(Advice advice, StringBuilder out) {
    prose("Does running in parallel cut the time?  ", advice.parallelWords(), out);
    prose("Which way cuts it more?                 ", advice.recommendationWords(), out);
    prose("How sure is that?                       ", advice.howSure(), out);
    advice
        .caveats()
        .forEach(caveat -> prose("                                        ", caveat, out));
  }

  /** The table in as few and as detailed grids as fit. */
  private List<Grid> grids(Table table, Footnotes footnotes) {
    return switch (table) {
      case BatchTable batches -> {
        BatchGrid grid = new BatchGrid(batches, footnotes, Escape::plain);
        yield fit(grid.of(batches.models(), Detail.ENDS))
            .orElseGet(() ->
                split(
                        batches.models(),
                        models -> new TextGrid(grid.of(models, Detail.PERCENT)).width())
                    .stream()
                    .map(models -> grid.of(models, Detail.PERCENT))
                    .toList());
      }
      case ScoreTable scores -> {
        ScoreGrid layout = new ScoreGrid(scores, footnotes, Escape::plain, true);
        yield fit(layout.of(Detail.ENDS)).orElseGet(() -> shortened(scores, layout));
      }
    };
  }

  /** Less of the intervals, and if that is not enough shorter keys or several grids. */
  private List<Grid> shortened(ScoreTable table, ScoreGrid layout) {
    Grid grid = layout.of(Detail.PERCENT);
    return fit(grid)
        .or(() -> fitKeys(grid, layout, table.longestKey(), narrowestKey()))
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
