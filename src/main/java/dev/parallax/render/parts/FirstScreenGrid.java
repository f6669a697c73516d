package dev.parallax.render.parts;

import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.table.SecondaryValue;
import dev.parallax.unit.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lays what to use out as a table, without columns that would be empty. */
public final class FirstScreenGrid {
  private FirstScreenGrid() {}

  /**
   * The table.
   *
   * @param escape makes names from the file harmless
   */
  public static Grid of(List<FirstScreen.Use> uses, UnaryOperator<String> escape) {
    return of(uses, escape, uses.stream().anyMatch(use -> use.memory().isPresent()));
  }

  /** The same without the column that a narrow terminal can do without. */
  public static Grid withoutMemory(List<FirstScreen.Use> uses, UnaryOperator<String> escape) {
    return of(uses, escape, false);
  }

  private static Grid of(List<FirstScreen.Use> uses, UnaryOperator<String> escape, boolean memory) {
    List<Grid.Column> columns = new ArrayList<>();
    Stream.of("work", "use", "speed-up", "slower than best")
        .forEach(heading -> columns.add(new Grid.Column(heading, false)));
    if (memory) {
      columns.add(new Grid.Column("memory", true));
    }
    return Grid.of(
        columns,
        uses.stream()
            .map(use ->
                Stream.of(
                        use.work(),
                        use.use(),
                        use.speedUp(),
                        use.offTheBest(),
                        use.memory().map(FirstScreenGrid::amount).orElse(""))
                    .limit(columns.size())
                    .map(text -> Grid.Cell.of(escape.apply(text)))
                    .toList())
            .toList());
  }

  /** What a profiler measured, with its unit. */
  public static String amount(SecondaryValue memory) {
    return Scale.of(memory.value(), memory.unit()).format(memory.value());
  }
}
