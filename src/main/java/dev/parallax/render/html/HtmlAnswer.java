package dev.parallax.render.html;

import dev.parallax.advice.Report;
import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.FirstScreenGrid;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.Titles;
import dev.parallax.render.plot.Picture;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The first screen as a page has it: what to use, the pictures beside it, and the further answers.
 * Nothing is cut, and works lead to their tables.
 *
 * @param places of the report's parts in the page
 * @param pictures which show what to use
 */
record HtmlAnswer(Report report, List<String> places, List<Picture> pictures, Blocks blocks) {
  void write(FirstScreen screen) throws IOException {
    Markup out = blocks.out();
    out.raw("<section id=\"answer\" aria-labelledby=\"answer-h\"");
    out.raw(pictures.isEmpty() ? ">\n" : " class=\"illustrated\">\n");
    out.raw("<div class=\"uses\">\n<h1 id=\"answer-h\">What to use</h1>\n");
    uses(screen);
    blocks.prose(screen.notes());
    out.raw("</div>\n");
    if (!pictures.isEmpty()) {
      out.raw("<div class=\"beside\">\n");
      blocks.drawings(pictures);
      out.raw("</div>\n");
    }
    out.raw("<div class=\"points\">\n");
    blocks.answers(
        screen.points().stream()
            .map(point ->
                new Blocks.Fact(
                    point.label(), point.sentences(), point.form() != FirstScreen.Form.PROSE))
            .toList());
    out.raw("</div>\n</section>\n");
  }

  /** With explicit roles, which a table loses where a narrow screen shows it as blocks. */
  private void uses(FirstScreen screen) throws IOException {
    Markup out = blocks.out();
    Grid grid = FirstScreenGrid.of(screen.rows(), FirstScreenGrid.Width.WHOLE, Escape::plain);
    out.raw("<table role=\"table\" aria-labelledby=\"answer-h\">\n<thead role=\"rowgroup\">");
    out.raw("<tr role=\"row\">");
    for (Grid.Column column : grid.columns()) {
      out.raw("<th scope=\"col\" role=\"columnheader\">").text(column.heading()).raw("</th>");
    }
    out.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    for (int row = 0; row < grid.rows().size(); row++) {
      row(screen.rows().get(row), grid, grid.rows().get(row));
    }
    out.raw("</tbody>\n</table>\n");
  }

  private void row(FirstScreen.Row row, Grid grid, List<Grid.Cell> cells) throws IOException {
    Markup out = blocks.out();
    OptionalInt part =
        IntStream.range(0, report.parts().size())
            .filter(index -> row.work().equals(Titles.heading(report.parts().get(index))))
            .findFirst();
    out.raw(row.withinMargin() ? "<tr role=\"row\" class=\"decided\">" : "<tr role=\"row\">");
    for (int column = 0; column < cells.size(); column++) {
      String text = String.join(" ", cells.get(column).parts());
      if (column > 0) {
        out.raw("<td role=\"cell\"");
        if (column == FirstScreenGrid.USE) {
          out.raw(" class=\"use\"");
        }
        out.attribute("data-label", grid.columns().get(column).heading());
        out.raw(">").text(text).raw("</td>");
        continue;
      }
      out.raw("<th scope=\"row\" role=\"rowheader\">");
      if (part.isPresent()) {
        out.raw("<a").attribute("href", "#" + places.get(part.getAsInt()));
        out.raw(">").text(text).raw("</a>");
      } else {
        out.text(text);
      }
      out.raw("</th>");
    }
    out.raw("</tr>\n");
  }
}
