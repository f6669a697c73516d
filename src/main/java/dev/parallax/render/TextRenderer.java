package dev.parallax.render;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.render.parts.Answer;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Prose;
import dev.parallax.render.parts.Renderer;
import dev.parallax.render.parts.TableLayout;
import dev.parallax.render.parts.Titles;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text for a terminal: tables are made to fit its width, and a cell is never broken.
 *
 * @param columns width of the terminal in characters
 */
record TextRenderer(int columns) implements Renderer {
  @Override
  public void write(Report report, Writer out) throws IOException {
    if (report.parts().isEmpty()) {
      out.write("no results\n");
    }
    if (report.firstScreen().isPresent()) {
      lines(new FirstScreenText(report.firstScreen().get(), columns).lines(), out);
    }
    boolean first = report.firstScreen().isEmpty();
    for (Report.Part part : report.parts()) {
      out.write(first ? "" : "\n");
      first = false;
      Footnotes footnotes = Footnotes.of(part);
      out.write(above(part));
      GridFitter.Fitted fitted =
          new GridFitter(columns).fit(TableLayout.of(part, footnotes, TableLayout.Style.TEXT));
      for (int i = 0; i < fitted.grids().size(); i++) {
        out.write(i == 0 ? "" : "\n");
        TextGrid table = new TextGrid(fitted.grids().get(i));
        if (table.width() <= columns) {
          table.write(out);
        } else {
          lines(table.records(columns), out);
        }
      }
      out.write(legend(fitted));
      out.write(below(part, footnotes));
    }
  }

  private static void lines(List<String> lines, Writer out) throws IOException {
    for (String line : lines) {
      out.write(line + "\n");
    }
  }

  private String above(Report.Part part) {
    StringBuilder out = new StringBuilder();
    String heading = Titles.heading(part);
    prose("", heading, out);
    out.repeat('=', Math.min(Escape.plain(heading).length(), columns)).append('\n');
    if (part instanceof ComparisonReport compared) {
      prose("", compared.summary(), out);
      compared.sentences().forEach(sentence -> prose("", sentence, out));
      out.append('\n');
    }
    Titles.explanation(part).forEach(line -> prose("", line, out));
    return out.append('\n').toString();
  }

  /** What the short names of a table stand for, and what of it isn't there. */
  private String legend(GridFitter.Fitted fitted) {
    Map<String, String> names = new LinkedHashMap<>();
    fitted.grids().forEach(grid -> names.putAll(grid.legend()));
    StringBuilder out = new StringBuilder(names.isEmpty() ? "" : "\n");
    names.forEach((name, value) -> prose(name + " = ", value, out));
    if (!fitted.leftOut().isEmpty()) {
      out.append('\n');
      prose("left out: ", fitted.leftOut(), out);
    }
    return out.toString();
  }

  private String below(Report.Part part, Footnotes footnotes) {
    StringBuilder out = new StringBuilder("\n");
    footnotes.forAll().forEach(message -> prose("all: ", message, out));
    List<String> messages = footnotes.numbered();
    for (int note = 0; note < messages.size(); note++) {
      prose(TextGrid.superscript(note + 1) + " ", messages.get(note), out);
    }
    part.findings().stream()
        .filter(finding -> !finding.onCell())
        .forEach(finding -> prose(finding.severity().word() + ": ", finding.message(), out));
    List<Answer> answers = part instanceof Report.Section section ? Answer.of(section) : List.of();
    if (out.length() > 1 && !answers.isEmpty()) {
      out.append('\n');
    }
    // Questions so wide that all answers stand in one column.
    answers.forEach(a -> prose("%-40s".formatted(a.question()), a.sentence(), out));
    // Nothing to say: the blank line that stands before the next table anyway is enough.
    return out.length() == 1 ? "" : out.toString();
  }

  private void prose(String label, String sentence, StringBuilder out) {
    Prose.broken(label, sentence, columns).forEach(line -> out.append(line).append('\n'));
  }
}
