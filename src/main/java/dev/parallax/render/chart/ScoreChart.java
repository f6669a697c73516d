package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.parts.ShortNames;
import dev.parallax.render.parts.Titles;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.Ticks;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Scores of anybody's benchmarks, a row of the table in each row of the picture. */
final class ScoreChart {
  private static final int ROWS = 40;
  private static final int MOST_PAGES = 6;

  /** More than these have no looks of their own. */
  private static final int MOST_SERIES = 10;

  private ScoreChart() {}

  static List<Drawing> of(ScoreTable table) {
    List<Drawing> pages = new ArrayList<>();
    int rows = table.rows().size();
    String heading = Titles.heading(table);
    ShortNames names = ShortNames.of(table);
    for (int start = 0; start < Math.min(rows, ROWS * MOST_PAGES); start += ROWS) {
      pages.add(page(table, heading, names, start, Math.min(rows, start + ROWS)));
    }
    if (rows > ROWS * MOST_PAGES) {
      pages.add(
          new Drawing.Omitted(
              "of "
                  + heading
                  + " the first "
                  + ROWS * MOST_PAGES
                  + " of "
                  + rows
                  + " rows are drawn; the tables have all"));
    }
    return pages;
  }

  private static Drawing page(
      ScoreTable table, String heading, ShortNames names, int start, int end) {
    Unit unit = table.unit();
    int columns = Math.min(MOST_SERIES, table.columns().size());
    List<Forest.Row> rows = new ArrayList<>();
    boolean otherUnits = false;
    Set<String> shown = new LinkedHashSet<>();
    for (ScoreTable.Row row : table.rows().subList(start, end)) {
      List<Forest.Value> values = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        Optional<ScoreCell> cell = row.cells().get(i);
        // Numbers of different units can't share an axis.
        boolean fits = cell.isPresent() && cell.get().unit().equals(unit);
        otherUnits |= cell.isPresent() && !fits;
        if (fits) {
          values.add(new Forest.Value(table.columns().get(i), cell.get().score()));
        }
      }
      List<String> keys = new ArrayList<>();
      for (int key = 0; key < row.keys().size(); key++) {
        keys.add(names.inPicture(key, row.keys().get(key)));
      }
      shown.addAll(keys);
      keys.removeIf(String::isEmpty);
      rows.add(new Forest.Row(keys.isEmpty() ? heading : String.join(" ", keys), values));
    }
    List<String> series = table.columns().subList(0, columns);
    Forest forest = new Forest(rows, series);
    if (!forest.hasMarks()) {
      return new Drawing.Omitted("no picture of " + heading + ": no score is a number");
    }
    Axis x =
        ValueAxis.of(
                table.what().isEmpty() ? "score" : table.what(),
                unit.better(),
                forest.values(),
                unit)
            .over(forest.values());
    return new Drawing.Drawn(
        "scores-"
            + heading.replaceAll("\\b([a-z_][\\w$]*\\.)+", "")
            + (start > 0 ? "-from-" + (start + 1) : ""),
        forest.plot(
            heading,
            x,
            List.of(),
            Series.of(String.join(", ", table.columnKeys()), series),
            note(table, start, end, columns, otherUnits) + legend(names.legend(shown))),
        alternative(heading, rows, unit));
  }

  /** A line for each. */
  private static String legend(Map<String, String> names) {
    return names.entrySet().stream()
        .map(name -> "\n" + name.getKey() + " = " + name.getValue())
        .collect(Collectors.joining());
  }

  private static String note(
      ScoreTable table, int start, int end, int columns, boolean otherUnits) {
    List<String> parts = new ArrayList<>();
    if (table.cells().anyMatch(cell -> cell.score().interval().isKnown())) {
      parts.add(Ticks.number(table.confidence() * 100) + " % intervals over forks");
    }
    if (end - start < table.rows().size()) {
      parts.add("rows " + (start + 1) + " to " + end + " of " + table.rows().size());
    }
    if (columns < table.columns().size()) {
      parts.add("the first " + columns + " of " + table.columns().size() + " columns");
    }
    if (otherUnits) {
      parts.add("scores of other units are left out");
    }
    return String.join("; ", parts);
  }

  private static String alternative(String heading, List<Forest.Row> rows, Unit unit) {
    double lo = Double.POSITIVE_INFINITY;
    double hi = Double.NEGATIVE_INFINITY;
    String least = "";
    String most = "";
    for (Forest.Row row : rows) {
      for (Forest.Value value : row.values()) {
        double score = value.estimate().value();
        String words =
            "%s (%s)"
                .formatted(
                    Scale.of(score, unit).format(score),
                    (row.name() + " " + value.series()).strip());
        if (Double.isFinite(score) && score < lo) {
          lo = score;
          least = words;
        }
        if (Double.isFinite(score) && score > hi) {
          hi = score;
          most = words;
        }
      }
    }
    return "%s, %s, %s %s: from %s to %s."
        .formatted(
            heading,
            unit.better().words(),
            rows.size(),
            rows.size() == 1 ? "row" : "rows",
            least,
            most);
  }
}
