package dev.parallax.render;

import dev.parallax.render.html.HtmlRenderer;
import dev.parallax.render.html.Surroundings;
import dev.parallax.render.json.JsonRenderer;
import dev.parallax.render.parts.Renderer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats a report can be written in. */
public enum Format {
  TEXT,
  MARKDOWN,
  CSV,
  LATEX,
  JSON,
  HTML;

  /** What the user calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that name. */
  public static Optional<Format> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** What the user calls all of them, in one line. */
  public static String words() {
    return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
  }

  /**
   * The renderer.
   *
   * @param columns width of the terminal in characters; only text has to fit into it
   */
  public Renderer renderer(int columns) {
    return renderer(columns, Surroundings.unknown());
  }

  /**
   * The renderer.
   *
   * @param columns width of the terminal in characters; only text has to fit into it
   * @param around what only a page of HTML shows
   */
  public Renderer renderer(int columns, Surroundings around) {
    return switch (this) {
      case TEXT -> new TextRenderer(columns);
      case MARKDOWN -> new MarkdownRenderer();
      case CSV -> new CsvRenderer();
      case LATEX -> new LatexRenderer();
      case JSON -> new JsonRenderer();
      case HTML -> new HtmlRenderer(around);
    };
  }
}
