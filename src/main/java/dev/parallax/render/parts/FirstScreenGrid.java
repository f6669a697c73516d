package dev.parallax.render.parts;

import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.advice.words.Words;
import dev.parallax.table.SecondaryValue;
import dev.parallax.unit.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lays the answers of all cases out as a table, without columns that would be empty. */
public final class FirstScreenGrid {
  /** How much of what to use is shown, most first; the answers are there in any case. */
  public enum Width {
    WHOLE,
    WITHOUT_MEMORY,
    WITHOUT_SPEED_UP
  }

  /** The column that says what to use: after the case and its answers. */
  public static final int USE = 1 + FirstScreen.QUESTIONS.size();

  private FirstScreenGrid() {}

  /**
   * The table.
   *
   * @param escape makes names from the file harmless
   */
  public static Grid of(List<FirstScreen.Row> rows, Width width, UnaryOperator<String> escape) {
    boolean memory =
        width == Width.WHOLE && rows.stream().anyMatch(row -> row.memory().isPresent());
    boolean speedUp =
        width != Width.WITHOUT_SPEED_UP && rows.stream().anyMatch(row -> row.speedUp().isPresent());
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(new Grid.Column("case", false));
    FirstScreen.QUESTIONS.forEach(question -> columns.add(new Grid.Column(question, false)));
    columns.add(new Grid.Column("use", false));
    if (speedUp) {
      columns.add(new Grid.Column("speed-up", true));
    }
    columns.add(new Grid.Column("slower, at most", true));
    if (memory) {
      columns.add(new Grid.Column("memory", true));
    }
    return Grid.of(
        columns,
        rows.stream()
            .map(row -> {
              List<Grid.Cell> cells = new ArrayList<>();
              cells.add(Grid.Cell.of(escape.apply(row.work())));
              row.answers().forEach(answer -> cells.add(Grid.Cell.of(escape.apply(answer))));
              cells.add(Grid.Cell.of(escape.apply(row.use())));
              if (speedUp) {
                cells.add(speedUp(row, width));
              }
              cells.add(Grid.Cell.of(slower(row)));
              if (memory) {
                cells.add(Grid.Cell.of(row.memory().map(FirstScreenGrid::amount).orElse("")));
              }
              return cells;
            })
            .toList());
  }

  private static Grid.Cell speedUp(FirstScreen.Row row, Width width) {
    return row.speedUp()
        .map(speedUp ->
            width == Width.WHOLE
                ? Grid.Cell.of(Words.speedUp(speedUp))
                : new Grid.Cell(Detail.PERCENT.ratio(speedUp), List.of()))
        .orElse(Grid.Cell.EMPTY);
  }

  /** How much slower than the best what to use is, at most. */
  public static String slower(FirstScreen.Row row) {
    if (!Double.isFinite(row.bound())) {
      return "unknown";
    }
    return row.bound() > 1 ? Words.off(row.bound()) : "0 %";
  }

  /** What a profiler measured, with its unit. */
  public static String amount(SecondaryValue memory) {
    return Scale.of(memory.value(), memory.unit()).format(memory.value());
  }
}
