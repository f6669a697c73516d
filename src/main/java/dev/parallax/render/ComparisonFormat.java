package dev.parallax.render;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.render.csv.ComparisonCsv;
import dev.parallax.render.json.ComparisonJson;
import dev.parallax.render.markup.ComparisonMarkdown;
import dev.parallax.render.text.ComparisonText;
import java.util.Arrays;
import java.util.Optional;

/** The formats a comparison of two runs can be written in. */
public enum ComparisonFormat {
  TEXT("text"),
  MARKDOWN("markdown"),
  CSV("csv"),
  JSON("json");

  private final String word;

  ComparisonFormat(String word) {
    this.word = word;
  }

  /** What the user calls it. */
  public String word() {
    return word;
  }

  /** The format of that name. */
  public static Optional<ComparisonFormat> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  /**
   * The whole comparison, ending with a line break.
   *
   * @param columns width of the terminal in characters; only text has to fit into it
   */
  public String render(ComparisonReport report, int columns) {
    return switch (this) {
      case TEXT -> new ComparisonText(columns).render(report);
      case MARKDOWN -> ComparisonMarkdown.render(report);
      case CSV -> ComparisonCsv.render(report);
      case JSON -> ComparisonJson.render(report);
    };
  }
}
