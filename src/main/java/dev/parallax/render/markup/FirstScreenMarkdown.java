package dev.parallax.render.markup;

import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.FirstScreenGrid;
import java.util.stream.Collectors;

/** The first screen in GitHub's Markdown. */
final class FirstScreenMarkdown {
  private FirstScreenMarkdown() {}

  /** What stands before all tables. */
  static String text(FirstScreen screen) {
    StringBuilder out = new StringBuilder("## What to use\n\n");
    out.append(screen.notes().stream().map(Escape::markdown).collect(Collectors.joining("  \n")));
    out.append("\n\n");
    out.append(MarkdownGrid.text(FirstScreenGrid.of(screen.uses(), Escape::markdown)));
    screen.points().forEach(point -> point(point, out));
    return out.toString();
  }

  private static void point(FirstScreen.Point point, StringBuilder out) {
    if (!point.label().isEmpty()) {
      out.append("\n**").append(Escape.markdown(point.label())).append("**\n");
    }
    if (point.form() != FirstScreen.Form.PROSE) {
      out.append(point.form() == FirstScreen.Form.JAVA ? "\n```java\n" : "\n```sh\n");
      // Nothing from a file may end the block.
      point
          .sentences()
          .forEach(line -> out.append(Escape.plain(line).replace('`', '\'')).append('\n'));
      out.append("```\n");
    } else {
      out.append('\n');
      point
          .sentences()
          .forEach(sentence -> out.append("- ").append(Escape.markdown(sentence)).append('\n'));
    }
  }
}
