package dev.parallax.render.html;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.render.parts.BatchGrid;
import dev.parallax.render.parts.ComparisonGrid;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.FirstScreenGrid;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.RowScale;
import dev.parallax.render.parts.ScoreGrid;
import dev.parallax.render.parts.ShortNames;
import dev.parallax.render.parts.SimulatedGrid;
import dev.parallax.render.parts.TableLayout;
import dev.parallax.render.parts.Titles;
import dev.parallax.stat.Estimate;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SecondaryValue;
import dev.parallax.table.SimulatedCluster;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A table that a reader can sort and filter, and its footnotes. Batches have a row of their own for
 * each cell, unlike in other formats: that can be sorted, filtered and linked to. A row is one line
 * of the file.
 */
final class HtmlTable {
  /** Longer tables get a scroll bar of their own, so that their headings stay in sight. */
  private static final int LONG = 40;

  /**
   * A row.
   *
   * @param id its place in the page; empty for none
   * @param used whether it is the one to use
   */
  private record Row(String id, List<Cell> cells, boolean used) {}

  /**
   * A cell.
   *
   * @param id its place in the page; empty for none
   * @param shown numbers and intervals in turns, then words
   * @param order by which it is sorted; NaN: by its text
   */
  private record Cell(String id, Grid.Cell shown, double order) {}

  private final String place;
  private final Report.Part part;
  private final Markup out;
  private final Footnotes footnotes;

  /**
   * Starts a table.
   *
   * @param place of the table in the page, which the places of its cells begin with
   */
  HtmlTable(String place, Report.Part part, Markup out) {
    this.place = place;
    this.part = part;
    this.out = out;
    this.footnotes = Footnotes.of(part);
  }

  /** How many rows it has. */
  int rows() {
    return switch (part) {
      case ComparisonReport compared -> compared.comparison().rows().size();
      case Report.Section section ->
          switch (section.table()) {
            case BatchTable batches -> batches.cells().size();
            case ScoreTable scores -> scores.rows().size();
            case SimulatedCluster cluster -> cluster.rows().size();
          };
    };
  }

  /** Writes its first rows. */
  void write(int shown) throws IOException {
    switch (TableLayout.of(part, footnotes, TableLayout.Style.TEXT)) {
      case BatchGrid batches -> batches(batches.table(), shown);
      case ScoreGrid scores -> {
        Grid grid = ShortNames.of(scores).inPage(scores.of(Detail.ENDS));
        ScoreTable table = scores.table();
        table(grid, shown, index -> row(table, table.rows().get(index), grid.rows().get(index)));
      }
      case SimulatedGrid cluster -> {
        Grid grid = cluster.of(Detail.ENDS);
        table(grid, shown, index -> row(cluster.table(), index, grid.rows().get(index)));
      }
      case ComparisonGrid compared -> {
        Grid grid = ShortNames.of(compared).inPage(compared.of(Detail.ENDS));
        List<ComparedRow> rows = compared.comparison().rows();
        table(grid, shown, index -> row(rows.get(index), grid, grid.rows().get(index)));
      }
    }
    notes();
  }

  private void batches(BatchTable table, int shown) throws IOException {
    List<String> headings =
        new ArrayList<>(
            List.of(
                "model",
                "workers",
                "time per batch",
                "speed-up over " + table.baselineCell().name(),
                "slower than best, at most"));
    Set<String> metrics = new LinkedHashSet<>();
    table.cells().forEach(cell -> metrics.addAll(cell.secondary().keySet()));
    headings.addAll(metrics);
    List<Grid.Column> columns = new ArrayList<>();
    headings.forEach(name -> columns.add(new Grid.Column(name, !columns.isEmpty())));
    RowScale scale =
        RowScale.of(table.cells().stream().map(BatchCell::seconds).toList(), Unit.SECONDS);
    table(
        new Grid(columns, List.of(), "", 2, false),
        shown,
        index -> row(table, table.cells().get(index), scale, metrics));
  }

  private Row row(BatchTable table, BatchCell cell, RowScale scale, Set<String> metrics) {
    List<Cell> cells = new ArrayList<>();
    cells.add(text(List.of(cell.model())));
    cells.add(text(List.of(cell.workers())));
    List<String> time = Detail.ENDS.number(cell.seconds(), scale.of(cell.seconds()));
    cells.add(
        new Cell(
            "", new Grid.Cell(time, footnotes.marks(cell.warnings())), cell.seconds().value()));
    boolean baseline = cell.equals(table.baselineCell());
    cells.add(
        cell.speedUp()
            .filter(speedUp -> !baseline)
            .map(speedUp -> number(Detail.ENDS.ratio(speedUp), speedUp.value()))
            .orElse(text(List.of())));
    cells.add(
        Double.isFinite(cell.bound())
            ? number(List.of(Numbers.percent(cell.bound() - 1)), cell.bound())
            : text(List.of()));
    for (String metric : metrics) {
      SecondaryValue value = cell.secondary().get(metric);
      cells.add(
          value == null
              ? text(List.of())
              : number(List.of(FirstScreenGrid.amount(value)), value.value()));
    }
    boolean used =
        table.answers().use().filter(use -> cell.equals(table.member(use.cell()))).isPresent();
    List<String> keys =
        cell.hasWorkers() ? List.of(cell.model(), cell.workers()) : List.of(cell.model());
    return new Row(place + "/" + Ids.of(keys), cells, used);
  }

  private Row row(ScoreTable table, ScoreTable.Row row, List<Grid.Cell> shown) {
    String rowPlace = row.keys().isEmpty() ? place + "~row" : place + "/" + Ids.of(row.keys());
    boolean single = table.columns().size() == 1;
    int keys = table.keys().size();
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < shown.size(); column++) {
      int score = column - keys;
      Optional<ScoreCell> measured =
          score >= 0 && score < row.cells().size() ? row.cells().get(score) : Optional.empty();
      String id =
          single || measured.isEmpty()
              ? ""
              : rowPlace + "/" + Ids.of(List.of(table.columns().get(score)));
      double order = measured.map(cell -> cell.score().value()).orElse(Double.NaN);
      cells.add(new Cell(id, shown.get(column), order));
    }
    return new Row(rowPlace, cells, false);
  }

  private Row row(SimulatedCluster table, int index, List<Grid.Cell> shown) {
    SimulatedCluster.Row row = table.rows().get(index);
    double[] values = {
      row.simulated().members(),
      row.simulated().speedUp().value(),
      Double.NaN,
      row.measured().map(Estimate::value).orElse(Double.NaN)
    };
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < shown.size(); column++) {
      cells.add(new Cell("", shown.get(column), values[column]));
    }
    String members = Integer.toString(row.simulated().members());
    return new Row(place + "/" + Ids.of(List.of(members)), cells, false);
  }

  /** Scores are sorted by their values, ratios by theirs. */
  private Row row(ComparedRow row, Grid grid, List<Grid.Cell> shown) {
    double[] values = {
      row.base().score().value(),
      row.latest().score().value(),
      row.comparison().ratio().value(),
      row.apart().map(apart -> apart.ratio().value()).orElse(Double.NaN)
    };
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < shown.size(); column++) {
      double order = column < grid.keys() ? Double.NaN : values[column - grid.keys()];
      cells.add(new Cell("", shown.get(column), order));
    }
    return new Row(place + "/" + Ids.of(row.keys()), cells, false);
  }

  private static Cell text(List<String> parts) {
    return new Cell("", new Grid.Cell(parts, List.of()), Double.NaN);
  }

  private static Cell number(List<String> parts, double order) {
    return new Cell("", new Grid.Cell(parts, List.of()), order);
  }

  private void table(Grid grid, int shown, IntFunction<Row> row) throws IOException {
    String caption = Titles.heading(part);
    out.raw(shown > LONG ? "<div class=\"sheet long\"" : "<div class=\"sheet\"");
    out.raw(" role=\"group\" tabindex=\"0\"").attribute("aria-label", "table: " + caption);
    out.raw(">\n<table class=\"data\"").attribute("id", id()).raw(">\n<caption>");
    out.text(caption).raw("</caption>\n<thead>\n");
    across(grid);
    out.raw("<tr>");
    for (Grid.Column column : grid.columns()) {
      out.raw(column.rightAligned() ? "<th scope=\"col\" class=\"n\"" : "<th scope=\"col\"");
      out.optional("title", grid.legend().getOrDefault(column.value(), "")).raw(">");
      out.text(column.heading()).raw("</th>");
    }
    out.raw("</tr>\n</thead>\n<tbody>\n");
    for (int index = 0; index < shown; index++) {
      write(row.apply(index), grid);
    }
    out.raw("</tbody>\n");
    if (grid.summary()) {
      List<Cell> cells =
          grid.rows().getLast().stream().map(cell -> new Cell("", cell, Double.NaN)).toList();
      out.raw("<tfoot>\n");
      write(new Row("", cells, false), grid);
      out.raw("</tfoot>\n");
    }
    out.raw("</table>\n</div>\n");
    legend(grid);
  }

  private void legend(Grid grid) throws IOException {
    if (!grid.legend().isEmpty()) {
      out.raw("<div class=\"notes\">\n");
      for (Map.Entry<String, String> entry : grid.legend().entrySet()) {
        out.raw("<p>").text(entry.getKey() + " = " + entry.getValue()).raw("</p>\n");
      }
      out.raw("</div>\n");
    }
  }

  private String id() {
    return place + "~table";
  }

  private void across(Grid grid) throws IOException {
    int values = grid.columns().size() - grid.keys();
    if (grid.across().isEmpty() || values == 0) {
      return;
    }
    out.raw("<tr class=\"across\">");
    if (grid.keys() > 0) {
      out.raw("<td").attribute("colspan", String.valueOf(grid.keys())).raw("></td>");
    }
    out.raw("<th scope=\"colgroup\"").attribute("colspan", String.valueOf(values)).raw(">");
    out.text(grid.across()).raw("</th></tr>\n");
  }

  private void write(Row row, Grid grid) throws IOException {
    out.raw("<tr").optional("id", row.id());
    out.raw(row.used() ? " class=\"used\">" : ">");
    for (int column = 0; column < row.cells().size(); column++) {
      Cell cell = row.cells().get(column);
      boolean key = column < grid.keys();
      out.raw(key ? "<th scope=\"row\"" : "<td").optional("id", cell.id());
      out.raw(grid.columns().get(column).rightAligned() ? " class=\"n\"" : "");
      if (!Double.isNaN(cell.order())) {
        out.attribute("data-v", Double.toString(cell.order()));
      }
      if (key && !cell.shown().parts().isEmpty()) {
        out.optional("title", grid.legend().getOrDefault(cell.shown().parts().getFirst(), ""));
      }
      out.raw(">");
      content(cell.shown(), column == 0 && cell.id().isEmpty() ? row.id() : cell.id());
      out.raw(row.used() && column == 0 ? " <em>use this</em>" : "");
      out.raw(key ? "</th>" : "</td>");
    }
    out.raw("</tr>\n");
  }

  private void content(Grid.Cell cell, String link) throws IOException {
    for (int index = 0; index < cell.parts().size(); index++) {
      String text = cell.parts().get(index);
      if (text.isEmpty()) {
        continue;
      }
      out.raw(index == 0 ? "" : " ");
      if (index == 0 && !link.isEmpty()) {
        out.raw("<a").attribute("href", "#" + link).raw(">").text(text).raw("</a>");
      } else if (index % 2 == 1) {
        out.raw("<small>").text(text).raw("</small>");
      } else {
        out.text(text);
      }
    }
    for (int note : cell.marks()) {
      String number = String.valueOf(note);
      out.raw("<sup><a").attribute("href", "#" + noteId(note));
      out.attribute("aria-label", "note " + number).raw(">").text(number).raw("</a></sup>");
    }
  }

  /** Written after the table, for its rows give the numbers. */
  private void notes() throws IOException {
    List<String> numbered = footnotes.numbered();
    if (footnotes.forAll().isEmpty() && numbered.isEmpty()) {
      return;
    }
    out.raw("<div class=\"notes\">\n");
    for (String message : footnotes.forAll()) {
      out.raw("<p>all: ").text(message).raw("</p>\n");
    }
    out.raw(numbered.isEmpty() ? "" : "<ol>\n");
    for (int note = 1; note <= numbered.size(); note++) {
      out.raw("<li").attribute("id", noteId(note)).raw(">");
      out.text(numbered.get(note - 1)).raw("</li>\n");
    }
    out.raw(numbered.isEmpty() ? "" : "</ol>\n");
    out.raw("</div>\n");
  }

  private String noteId(int note) {
    return id() + "~note-" + note;
  }
}
