package dev.parallax.render.page;

import dev.parallax.advice.Report;
import dev.parallax.advice.rules.Finding;
import dev.parallax.render.html.Block;
import dev.parallax.render.html.Page;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings of all tables in one place, the worst first. Those at a cell stand under its table. */
final class HtmlFindings {
  private HtmlFindings() {}

  static Page.Part part(Report report, List<String> places) {
    Map<Finding.Severity, List<Block.Issue>> issues =
        new TreeMap<>(Comparator.<Finding.Severity>naturalOrder());
    for (int i = 0; i < report.sections().size(); i++) {
      String place = places.get(i);
      String heading = Escape.plain(Titles.heading(report.sections().get(i).table()));
      for (Finding finding : report.sections().get(i).findings()) {
        if (!finding.onCell()) {
          issues
              .computeIfAbsent(finding.severity(), severity -> new ArrayList<>())
              .add(
                  new Block.Issue(
                      finding.severity().word(), Escape.plain(finding.message()), heading, place));
        }
      }
    }
    Block block =
        issues.isEmpty()
            ? new Block.Prose(
                List.of("None, but for what the footnotes of the tables say of single cells."))
            : new Block.Issues(issues.values().stream().flatMap(List::stream).toList());
    return new Page.Part(
        "findings", "Findings", false, List.of(new Page.Group("findings-all", "", List.of(block))));
  }
}
