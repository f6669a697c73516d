package dev.parallax.render.page;

import dev.parallax.advice.Report;
import dev.parallax.advice.screen.Advice;
import dev.parallax.advice.screen.Scaling;
import dev.parallax.render.html.Block;
import dev.parallax.render.html.Ids;
import dev.parallax.render.html.Page;
import dev.parallax.render.html.PageWriter;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Renderer;
import dev.parallax.render.parts.Titles;
import dev.parallax.render.plot.Picture;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One page of HTML that opens from disk: the answer, pictures, tables, findings, environment, how
 * to make it again.
 */
public final class HtmlRenderer implements Renderer {
  /**
   * Of a page. Beyond some thousand rows nobody looks through them, and a browser no longer sorts
   * and filters them while somebody types.
   */
  private static final int MOST_ROWS = 10_000;

  private final Surroundings around;

  public HtmlRenderer(Surroundings around) {
    this.around = around;
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    List<String> places = places(report);
    List<Page.Part> parts = new ArrayList<>();
    pictures("timelines", "Timelines", around.timelines(), List.of(), parts);
    List<Picture> others = new ArrayList<>(around.pictures());
    if (report.firstScreen().isEmpty()) {
      others.addAll(0, around.speedUp());
    }
    pictures("pictures", "Pictures", others, around.notDrawn(), parts);
    parts.add(tables(report, places));
    parts.add(HtmlFindings.part(report, places));
    HtmlAbout about = new HtmlAbout(report, around);
    parts.add(about.environment());
    parts.add(about.reproduce());
    new PageWriter(out)
        .write(
            new Page(
                about.title(),
                about.words(),
                report
                    .firstScreen()
                    .map(screen -> HtmlAnswer.of(screen, report, places, around.speedUp())),
                parts));
  }

  /** A stable place for each section's table; tables of one name differ in a number. */
  private static List<String> places(Report report) {
    Map<String, Integer> taken = new HashMap<>();
    List<String> places = new ArrayList<>();
    for (Report.Section section : report.sections()) {
      String place = Ids.of(keys(section.table()));
      int number = taken.merge(place, 1, Integer::sum);
      places.add(number == 1 ? place : place + "~n" + number);
    }
    return places;
  }

  /** What tells a table from others, in an order in which a reader would name it. */
  private static List<String> keys(Table table) {
    List<String> keys = new ArrayList<>();
    if (!table.source().isEmpty()) {
      keys.add(table.source());
    }
    switch (table) {
      case BatchTable batches -> {
        keys.add(batches.workload());
        keys.add(batches.lifecycle().word());
      }
      case ScoreTable scores -> {
        keys.add(scores.prefix().replaceAll("\\.$", ""));
        scores.place().forEach((name, value) -> keys.addAll(List.of(name, value)));
        keys.add(scores.mode().isEmpty() ? "results" : scores.mode());
      }
    }
    return keys;
  }

  private static void pictures(
      String id,
      String heading,
      List<Picture> pictures,
      List<String> missing,
      List<Page.Part> parts) {
    List<Block> blocks = new ArrayList<>();
    if (!pictures.isEmpty()) {
      blocks.add(new Block.Drawings(pictures));
    }
    if (!missing.isEmpty()) {
      blocks.add(new Block.Prose(missing.stream().map(Escape::plain).toList()));
    }
    if (!blocks.isEmpty()) {
      parts.add(
          new Page.Part(id, heading, false, List.of(new Page.Group(id + "-all", "", blocks))));
    }
  }

  private static Page.Part tables(Report report, List<String> places) {
    List<Page.Group> groups = new ArrayList<>();
    int room = MOST_ROWS;
    for (int i = 0; i < report.sections().size(); i++) {
      Report.Section section = report.sections().get(i);
      int shown = Math.min(room, rows(section.table()));
      groups.add(group(section, places.get(i), shown));
      room -= shown;
    }
    if (groups.isEmpty()) {
      Block none = new Block.Prose(List.of("no results"));
      return new Page.Part(
          "tables", "Tables", false, List.of(new Page.Group("tables-all", "", List.of(none))));
    }
    return new Page.Part("tables", "Tables", true, groups);
  }

  private static int rows(Table table) {
    return switch (table) {
      case BatchTable batches -> batches.cells().size();
      case ScoreTable scores -> scores.rows().size();
    };
  }

  private static Page.Group group(Report.Section section, String place, int shown) {
    List<Block> blocks = new ArrayList<>();
    section
        .advice()
        .ifPresent(advice -> blocks.add(new Block.Facts(answers(advice, section.scaling()), true)));
    blocks.add(
        new Block.Prose(
            Titles.explanation(section.table()).stream()
                .filter(line -> !line.isEmpty())
                .map(Escape::plain)
                .toList()));
    Footnotes footnotes = Footnotes.of(section.table());
    int rows = rows(section.table());
    if (shown < rows) {
      blocks.add(
          new Block.Prose(
              List.of(
                  "The first %d of %d rows: a page has at most %d. --filter chooses others,"
                          .formatted(shown, rows, MOST_ROWS)
                      + " --format csv has all.")));
    }
    HtmlTable table = new HtmlTable(place, footnotes, shown);
    blocks.add(
        switch (section.table()) {
          case BatchTable batches -> table.of(batches);
          case ScoreTable scores -> table.of(scores);
        });
    blocks.add(table.notes());
    String heading = Escape.plain(Titles.heading(section.table()));
    return new Page.Group(place, heading, blocks);
  }

  private static List<Block.Fact> answers(Advice advice, List<Scaling> scaling) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(answer("Does running in parallel cut the time?", List.of(advice.parallelWords())));
    facts.add(
        answer(
            "Which way cuts it more?",
            Stream.concat(Stream.of(advice.recommendationWords()), advice.caveats().stream())
                .toList()));
    facts.add(answer("How sure is that?", List.of(advice.howSure())));
    List<String> laws =
        scaling.stream()
            .filter(Scaling::isTelling)
            .map(law -> law.model() + ": " + law.words())
            .toList();
    if (!laws.isEmpty()) {
      facts.add(answer("How far does it scale?", laws));
    }
    return facts;
  }

  private static Block.Fact answer(String question, List<String> words) {
    return new Block.Fact(question, words.stream().map(Escape::plain).toList(), false);
  }
}
