package dev.parallax.render;

import dev.parallax.advice.Report;
import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.render.parts.Prose;
import dev.parallax.render.parts.Renderer;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run shows when it ends, on one page: what to use, then the tables if all of that fits,
 * else the findings that matter most, then where the rest is. A report without a first screen is
 * shown whole, for it may be all there is.
 *
 * @param columns width of the terminal in characters
 * @param page height of the terminal in lines
 * @param whole a command that shows everything
 */
public record ClosingScreen(int columns, int page, String whole) implements Renderer {
  /** The first screen is not cut below this: who has so few lines can scroll. */
  private static final int FEWEST_LINES_FOR_ANSWERS = 24;

  /** So much is left for findings and files below the first screen. */
  private static final int LINES_BELOW_ANSWERS = 10;

  @Override
  public void write(Report report, Writer out) throws IOException {
    TextRenderer text = new TextRenderer(columns);
    if (report.firstScreen().isEmpty()) {
      text.write(report, out);
      return;
    }
    FirstScreen screen = report.firstScreen().get();
    List<String> answers =
        new FirstScreenText(screen.without(FirstScreen.FILES), columns)
            .lines(Math.max(FEWEST_LINES_FOR_ANSWERS, page - LINES_BELOW_ANSWERS));
    for (String line : answers) {
      out.write(line + "\n");
    }
    List<String> files = lines(screen.points(FirstScreen.FILES));
    List<String> below = new ArrayList<>();
    String tables = text.render(new Report(Optional.empty(), report.parts(), Map.of()));
    // Blank lines around the tables, and below all the line on which the shell waits.
    if (answers.size() + tables.lines().limit(page).count() + files.size() + 3 <= page) {
      out.write("\n" + tables + "\n");
    } else {
      files.addAll(lines(List.of(rest())));
      below.addAll(findings(report, page - answers.size() - files.size() - 1));
    }
    below.addAll(files);
    for (String line : below) {
      out.write(line + "\n");
    }
  }

  private FirstScreen.Point rest() {
    return new FirstScreen.Point("All tables", List.of(whole), FirstScreen.Form.SHELL);
  }

  private List<String> lines(List<FirstScreen.Point> points) {
    List<String> lines = new ArrayList<>();
    points.forEach(point -> lines.addAll(FirstScreenText.lines(point, columns)));
    return lines;
  }

  /** The first of each kind, the most severe first, and how many more there are. */
  private List<String> findings(Report report, int room) {
    Map<String, List<Finding>> kinds = new LinkedHashMap<>();
    for (Finding.Severity severity : Finding.Severity.values()) {
      report.sections().stream()
          .flatMap(section -> section.findings().stream())
          .filter(finding -> finding.severity() == severity)
          .forEach(finding ->
              kinds
                  .computeIfAbsent(severity + finding.code(), kind -> new ArrayList<>())
                  .add(finding));
    }
    int all = kinds.values().stream().mapToInt(List::size).sum();
    List<String> lines = new ArrayList<>();
    int shown = 0;
    for (List<Finding> kind : kinds.values()) {
      List<String> next = finding(kind);
      // The first one always, and one line is kept to say how many more there are.
      if (shown > 0 && lines.size() + next.size() > room - 2) {
        break;
      }
      lines.addAll(next);
      shown += kind.size();
    }
    if (shown < all) {
      lines.add("and " + (all - shown) + (all - shown == 1 ? " finding more" : " findings more"));
    }
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  private List<String> finding(List<Finding> kind) {
    Finding first = kind.getFirst();
    String more = kind.size() == 1 ? "" : " (and " + (kind.size() - 1) + " more like it)";
    return Prose.lines(
        first.severity().word() + ": ", first.where() + ": " + first.message() + more, columns);
  }
}
