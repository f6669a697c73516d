package dev.parallax.render.html;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.advice.rules.Finding;
import dev.parallax.render.parts.Answer;
import dev.parallax.render.parts.Renderer;
import dev.parallax.render.parts.Titles;
import dev.parallax.render.plot.Picture;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SimulatedCluster;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of HTML that opens from disk: the answer, pictures, tables, findings, environment, how
 * to make it again.
 *
 * @param around what is known besides the report
 */
public record HtmlRenderer(Surroundings around) implements Renderer {
  /**
   * Of a page. Beyond some thousand rows nobody looks through them, and a browser no longer sorts
   * and filters them while somebody types.
   */
  private static final int MOST_ROWS = 10_000;

  @Override
  public void write(Report report, Writer out) throws IOException {
    Blocks blocks = new Blocks(new Markup(out));
    HtmlAbout about = new HtmlAbout(report, around, blocks);
    List<String> places = places(report);
    List<Page.Part> parts = new ArrayList<>();
    pictures("timelines", "Timelines", around.timelines(), List.of(), blocks).ifPresent(parts::add);
    List<Picture> others = new ArrayList<>(around.pictures());
    if (report.firstScreen().isEmpty()) {
      others.addAll(0, around.speedUp());
    }
    pictures("pictures", "Pictures", others, around.notDrawn(), blocks).ifPresent(parts::add);
    Map<String, String> contents = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      contents.put(places.get(i), Titles.heading(report.parts().get(i)));
    }
    parts.add(new Page.Part("tables", "Tables", contents, () -> tables(report, places, blocks)));
    parts.add(Page.Part.of("findings", "Findings", () -> findings(report, places, blocks)));
    parts.add(Page.Part.of("environment", "Environment", about::environment));
    parts.add(Page.Part.of("reproduce", "How to reproduce", about::reproduce));
    HtmlAnswer answer = new HtmlAnswer(report, places, around.speedUp(), blocks);
    new Page(
            about.title(),
            about.words(),
            report.firstScreen().<Blocks.Body>map(screen -> () -> answer.write(screen)),
            parts)
        .write(blocks.out());
  }

  /** A stable place for each part's table; tables of one name differ in a number. */
  private static List<String> places(Report report) {
    Map<String, Integer> taken = new HashMap<>();
    List<String> places = new ArrayList<>();
    for (Report.Part part : report.parts()) {
      String place = Ids.of(keys(part));
      int number = taken.merge(place, 1, Integer::sum);
      places.add(number == 1 ? place : place + "~n" + number);
    }
    return places;
  }

  /** What distinguishes a table from others, in an order in which a reader would name it. */
  private static List<String> keys(Report.Part part) {
    List<String> keys = new ArrayList<>();
    switch (part) {
      case ComparisonReport compared ->
          keys.addAll(List.of(compared.comparison().base(), compared.comparison().latest()));
      case Report.Section section -> {
        if (!section.table().source().isEmpty()) {
          keys.add(section.table().source());
        }
        switch (section.table()) {
          case BatchTable batches ->
              keys.addAll(List.of(batches.workload(), batches.lifecycle().word()));
          case ScoreTable scores -> {
            keys.add(scores.prefix().replaceAll("\\.$", ""));
            scores.place().forEach((name, value) -> keys.addAll(List.of(name, value)));
            keys.add(scores.mode().isEmpty() ? "results" : scores.mode());
          }
          case SimulatedCluster cluster ->
              keys.addAll(
                  List.of(cluster.key().workload(), cluster.key().lifecycle().word(), "clusters"));
        }
      }
    }
    return keys;
  }

  private static Optional<Page.Part> pictures(
      String id, String heading, List<Picture> pictures, List<String> missing, Blocks blocks) {
    if (pictures.isEmpty() && missing.isEmpty()) {
      return Optional.empty();
    }
    Blocks.Body body =
        () -> {
          if (!pictures.isEmpty()) {
            blocks.drawings(pictures);
          }
          blocks.prose(missing);
        };
    return Optional.of(Page.Part.of(id, heading, () -> blocks.group(id + "-all", "", body)));
  }

  private static void tables(Report report, List<String> places, Blocks blocks) throws IOException {
    if (report.parts().isEmpty()) {
      blocks.group("tables-all", "", () -> blocks.prose(List.of("no results")));
    }
    int room = MOST_ROWS;
    for (int i = 0; i < report.parts().size(); i++) {
      Report.Part part = report.parts().get(i);
      HtmlTable table = new HtmlTable(places.get(i), part, blocks.out());
      int shown = Math.min(room, table.rows());
      room -= shown;
      blocks.group(places.get(i), Titles.heading(part), () -> table(part, table, shown, blocks));
    }
  }

  private static void table(Report.Part part, HtmlTable table, int shown, Blocks blocks)
      throws IOException {
    switch (part) {
      case ComparisonReport compared -> {
        List<String> words = new ArrayList<>(List.of(compared.summary()));
        words.addAll(compared.sentences());
        blocks.answers(List.of(Blocks.Fact.of("What changed?", words)));
      }
      case Report.Section section when section.advice().isPresent() ->
          blocks.answers(
              Answer.of(section).stream()
                  .map(answer -> Blocks.Fact.of(answer.question(), List.of(answer.sentence())))
                  .toList());
      case Report.Section section -> {}
    }
    blocks.prose(Titles.explanation(part));
    if (shown < table.rows()) {
      blocks.prose(
          List.of(
              "The first %s of %s rows: a page has at most %s. --filter chooses others,"
                      .formatted(shown, table.rows(), MOST_ROWS)
                  + " --format csv has all."));
    }
    table.write(shown);
  }

  /** Of all tables in one place, the worst first. Those at a cell stand under its table. */
  private static void findings(Report report, List<String> places, Blocks blocks)
      throws IOException {
    boolean any =
        report.parts().stream()
            .flatMap(part -> part.findings().stream())
            .anyMatch(finding -> !finding.onCell());
    blocks.group(
        "findings-all",
        "",
        () -> {
          if (any) {
            issues(report, places, blocks);
          } else {
            blocks.prose(
                List.of("None, but for what the footnotes of the tables say of single cells."));
          }
        });
  }

  private static void issues(Report report, List<String> places, Blocks blocks) throws IOException {
    blocks.out().raw("<ul class=\"issues\">\n");
    for (Finding.Severity severity : Finding.Severity.values()) {
      for (int i = 0; i < places.size(); i++) {
        Report.Part part = report.parts().get(i);
        for (Finding finding : part.findings()) {
          if (finding.severity() == severity && !finding.onCell()) {
            blocks.finding(finding, Titles.heading(part), places.get(i));
          }
        }
      }
    }
    blocks.out().raw("</ul>\n");
  }
}
