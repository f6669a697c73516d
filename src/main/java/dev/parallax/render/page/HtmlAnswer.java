package dev.parallax.render.page;

import dev.parallax.advice.Report;
import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.render.html.Answer;
import dev.parallax.render.html.Block;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.FirstScreenGrid;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.Titles;
import dev.parallax.render.plot.Picture;
import dev.parallax.stat.decision.Recommendation;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The first screen as a page has it: nothing is cut, and works lead to their tables. */
final class HtmlAnswer {
  private HtmlAnswer() {}

  static Answer of(FirstScreen screen, Report report, List<String> places, List<Picture> pictures) {
    Grid grid = FirstScreenGrid.of(screen.uses(), Escape::plain);
    return new Answer(
        "What to use",
        screen.notes().stream().map(Escape::plain).toList(),
        grid.columns().stream().map(Grid.Column::heading).toList(),
        IntStream.range(0, screen.uses().size())
            .mapToObj(
                index -> use(screen.uses().get(index), grid.rows().get(index), report, places))
            .toList(),
        pictures,
        screen.points().stream().map(HtmlAnswer::fact).toList());
  }

  private static Answer.Use use(
      FirstScreen.Use use, List<Grid.Cell> cells, Report report, List<String> places) {
    OptionalInt section =
        IntStream.range(0, report.sections().size())
            .filter(
                index -> use.work().equals(Titles.heading(report.sections().get(index).table())))
            .findFirst();
    boolean decided =
        section.isPresent()
            && report
                .sections()
                .get(section.getAsInt())
                .advice()
                .filter(advice -> advice.recommendation() == Recommendation.PREFER)
                .isPresent();
    return new Answer.Use(
        cells.stream().map(cell -> String.join(" ", cell.parts())).toList(),
        decided,
        section.isPresent() ? places.get(section.getAsInt()) : "");
  }

  private static Block.Fact fact(FirstScreen.Point point) {
    return new Block.Fact(
        Escape.plain(point.label()),
        point.sentences().stream().map(Escape::plain).toList(),
        point.form() != FirstScreen.Form.PROSE);
  }
}
