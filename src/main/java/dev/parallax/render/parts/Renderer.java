package dev.parallax.render.parts;

import dev.parallax.advice.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Turns a report into text of one format. */
public interface Renderer {
  /**
   * Writes the whole report, ending with a line break. It is written as it is made: that of a large
   * file is itself large.
   *
   * @throws IOException if it can't be written
   */
  void write(Report report, Writer out) throws IOException;

  /** The whole report as one text. */
  default String render(Report report) {
    StringWriter text = new StringWriter();
    try {
      write(report, text);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can always be written", e);
    }
    return text.toString();
  }
}
