package dev.parallax.table.build;

import dev.parallax.group.Axes;
import dev.parallax.group.ExpressionException;
import dev.parallax.group.Layout;
import dev.parallax.group.Observation;
import dev.parallax.group.View;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.table.ScoreTable;
import java.util.ArrayList;
import java.util.List;

/** Tables of any benchmarks, as they were asked for. */
final class ScoreTables {
  private ScoreTables() {}

  /**
   * The tables.
   *
   * @param observations what to show, at least one
   * @throws ExpressionException if something was asked for that isn't there
   */
  static List<ScoreTable> of(List<Observation> observations, View view, DecisionRule rule) {
    Layout layout = Layout.of(view, observations);
    List<ScoreTable> tables = new ArrayList<>();
    for (Axes axes : layout.tables(observations)) {
      tables.add(new ScoreTableBuilder(axes, view, rule).build());
    }
    boolean named = view.baseline().filter(text -> !text.equals(View.NO_BASELINE)).isPresent();
    if (named && tables.stream().noneMatch(table -> table.baseline().isPresent())) {
      throw ExpressionException.of(
          "--baseline", "no cell matches \"" + view.baseline().orElse("") + "\" in any table");
    }
    if (tables.isEmpty()) {
      throw ExpressionException.of(
          "--table, --row, --col", "the lists of values leave nothing to show");
    }
    return tables;
  }
}
