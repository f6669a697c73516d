package dev.parallax.render;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.advice.rules.Finding;
import dev.parallax.render.parts.Answer;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.Renderer;
import dev.parallax.render.parts.ScoreGrid;
import dev.parallax.render.parts.ShortNames;
import dev.parallax.render.parts.TableLayout;
import dev.parallax.render.parts.Titles;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * LaTeX with the rules of booktabs, to be put into a document by {@code \input}; long tables go on
 * over pages.
 *
 * <p>What pdflatex taught, with other people's results and hostile names: a table of three models
 * with their intervals is wider than the page of an article, so it is shrunk to it ({@code
 * \resizebox}), or set small where it goes on over pages, for {@code longtable} can't be shrunk;
 * floats that may only stand at the top of a page pile up until LaTeX gives up; a caption with a
 * class's full name is torn apart unless it may break after dots; and a letter that the font lacks
 * is an error.
 */
final class LatexRenderer implements Renderer {
  /** More rows than this don't fit on a page. */
  private static final int ROWS_OF_A_PAGE = 40;

  /**
   * A font size of a table that goes on over pages.
   *
   * @param command its name in LaTeX
   * @param characters how many fit beside each other on the page of an article, gaps as in text
   */
  private record Size(String command, int characters) {}

  private static final List<Size> SIZES =
      List.of(new Size("footnotesize", 75), new Size("scriptsize", 90), new Size("tiny", 108));

  /** Shorter than this a key tells nothing. */
  private static final int SHORTEST_KEY = 12;

  @Override
  public void write(Report report, Writer out) throws IOException {
    out.write(
        "% needs \\usepackage[T1]{fontenc}, \\usepackage{textcomp}, \\usepackage{booktabs},"
            + " \\usepackage{longtable} and \\usepackage{graphicx}\n");
    if (report.parts().isEmpty()) {
      out.write("no results\n");
    }
    for (Report.Part part : report.parts()) {
      part(part, out);
    }
  }

  private static void part(Report.Part part, Writer out) throws IOException {
    Footnotes footnotes = Footnotes.of(part);
    TableLayout layout = TableLayout.of(part, footnotes, TableLayout.Style.LATEX);
    Grid whole = layout.of(Detail.ENDS);
    boolean isLong = whole.rows().size() > ROWS_OF_A_PAGE;
    Size size = isLong ? size(part) : SIZES.getFirst();
    Grid grid =
        isLong && layout instanceof ScoreGrid scores ? narrowed(part, scores, whole, size) : whole;
    String columns =
        grid.columns().stream()
            .map(c -> c.rightAligned() ? "r" : "l")
            .collect(Collectors.joining());
    String heading = Escape.latex(Titles.heading(part)).replace(".", ".\\allowbreak{}");
    String caption = "\\caption{" + heading + "}";
    out.append('\n');
    if (isLong) {
      out.append("{\\").append(size.command()).append("\\setlength{\\tabcolsep}{3pt}\n");
      out.append("\\begin{longtable}{").append(columns).append("}\n");
      out.append(caption).append("\\\\\n");
    } else {
      out.append("\\begin{table}[htbp]\n\\centering\n").append(caption).append('\n');
      out.append("\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{");
      out.append("\\begin{tabular}{").append(columns).append("}\n");
    }
    out.append("\\toprule\n");
    across(grid, out);
    out.append(
        grid.columns().stream().map(Grid.Column::heading).collect(Collectors.joining(" & ")));
    out.append(" \\\\\n\\midrule\n").append(isLong ? "\\endhead\n" : "");
    for (int row = 0; row < grid.rows().size(); row++) {
      out.append(grid.summary() && row == grid.rows().size() - 1 ? "\\midrule\n" : "");
      out.append(
          grid.rows().get(row).stream()
              .map(LatexRenderer::cell)
              .collect(Collectors.joining(" & ")));
      out.append(" \\\\\n");
    }
    out.append("\\bottomrule\n").append(isLong ? "\\end{longtable}}\n" : "\\end{tabular}}\n");
    notes(part, grid, footnotes, out);
    out.append(isLong ? "" : "\\end{table}\n");
  }

  private static void across(Grid grid, Writer out) throws IOException {
    int values = grid.columns().size() - grid.keys();
    if (!grid.across().isEmpty() && values > 0) {
      out.append("& ".repeat(grid.keys()))
          .append("\\multicolumn{" + values + "}{c}{" + grid.across() + "} \\\\\n")
          .append("\\cmidrule(l){" + (grid.keys() + 1) + "-" + grid.columns().size() + "}\n");
    }
  }

  private static void notes(Report.Part part, Grid grid, Footnotes footnotes, Writer out)
      throws IOException {
    out.append("\n\\par\\smallskip{\\footnotesize\\raggedright\n");
    if (part instanceof ComparisonReport compared) {
      note("", compared.summary(), out);
      for (String sentence : compared.sentences()) {
        note("", sentence, out);
      }
    }
    if (part instanceof Report.Section section) {
      for (Answer answer : Answer.of(section)) {
        note(answer.question().isEmpty() ? "" : answer.question() + " ", answer.sentence(), out);
      }
    }
    for (String line : Titles.explanation(part)) {
      out.append(breakable(Escape.latex(line))).append(".\\par\n");
    }
    for (Map.Entry<String, String> entry : grid.legend().entrySet()) {
      note(entry.getKey() + " = ", entry.getValue(), out);
    }
    for (String message : footnotes.forAll()) {
      note("All: ", message, out);
    }
    List<String> messages = footnotes.numbered();
    for (int note = 0; note < messages.size(); note++) {
      note(mark(note + 1), messages.get(note), out);
    }
    for (Finding finding : part.findings()) {
      if (!finding.onCell()) {
        note(finding.severity().word() + ": ", finding.message(), out);
      }
    }
    out.append("}\n");
  }

  private static void note(String label, String sentence, Writer out) throws IOException {
    out.append(label).append(Escape.latex(sentence)).append(".\\par\n");
  }

  /** A parameter's name and its value may each be as long as half a line: break between them. */
  private static String breakable(String escaped) {
    return escaped.replace("=", "=\\allowbreak{}");
  }

  /** The largest in which a table fits, else the smallest. */
  private static Size size(Report.Part part) {
    TableLayout plain = TableLayout.of(part, Footnotes.of(part), TableLayout.Style.TEXT);
    int width = new TextGrid(plain.of(Detail.ENDS)).width();
    return SIZES.stream()
        .filter(size -> width <= size.characters())
        .findFirst()
        .orElse(SIZES.getLast());
  }

  /** With keys that lose their beginning, as in text, where even the smallest size is too large. */
  private static Grid narrowed(Report.Part part, ScoreGrid scores, Grid whole, Size size) {
    ScoreGrid plain = new ScoreGrid(scores.table(), Footnotes.of(part), TableLayout.Style.TEXT);
    Grid measured = plain.of(Detail.ENDS);
    ShortNames names = ShortNames.of(plain);
    int all = scores.table().longestKey();
    int longest = all;
    int excess = new TextGrid(measured).width() - size.characters();
    while (excess > 0 && longest > SHORTEST_KEY) {
      longest = Math.max(longest - Math.max(1, excess / whole.keys()), SHORTEST_KEY);
      excess = new TextGrid(names.inText(measured, longest)).width() - size.characters();
    }
    return longest == all ? whole : ShortNames.of(scores).inText(whole, longest);
  }

  /**
   * The parts are ours, but for names, which are escaped already; a bracket could end an option.
   */
  private static String cell(Grid.Cell cell) {
    return cell.parts().stream()
            .filter(part -> !part.isEmpty())
            .map(part -> part.startsWith("[") ? "{" + part + "}" : part)
            .collect(Collectors.joining("~"))
        + cell.marks().stream().map(LatexRenderer::mark).collect(Collectors.joining(","));
  }

  private static String mark(int note) {
    return "\\textsuperscript{" + note + "}";
  }
}
