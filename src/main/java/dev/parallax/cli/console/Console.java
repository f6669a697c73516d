package dev.parallax.cli.console;

import dev.parallax.render.parts.Escape;
import dev.parallax.suite.Secrets;
import java.io.PrintStream;

/**
 * Where a command writes, so that a test can be the terminal.
 *
 * @param out results
 * @param err progress, warnings and errors
 * @param columns width of the terminal in characters; tables fit into it
 * @param lines height of the terminal, or of a page where there is none
 * @param interactive whether {@code err} is a terminal, on which a line may be rewritten
 */
public record Console(
    PrintStream out, PrintStream err, int columns, int lines, boolean interactive) {
  /**
   * A console that shows whatever is written to it.
   *
   * @param out may be the terminal
   * @param err may be the terminal
   */
  public Console {
    out = new VisibleText.Stream(out);
    err = new VisibleText.Stream(err);
  }

  /** Puts a text in the place of the line that {@code err} is on. */
  public void rewriteLine(String text) {
    if (err instanceof VisibleText.Stream stream) {
      stream.rewriteLine(text);
    }
  }

  /** One line about what went wrong, in the form every command uses. */
  public void error(String message) {
    err.println("error: " + Escape.plain(Secrets.mask(message)));
  }
}
