package dev.parallax.render.html;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.parallax.render.parts.Escape;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes HTML of which every tag is a constant of this program: Error Prone refuses a build in
 * which anything else is given to {@link #raw}. Whatever comes from a file can only be text or the
 * value of an attribute, and is escaped there.
 */
final class Markup {
  private final Writer out;

  Markup(Writer out) {
    this.out = out;
  }

  /** Markup of our own. */
  Markup raw(@CompileTimeConstant final String markup) throws IOException {
    out.write(markup);
    return this;
  }

  /** Text of any origin; characters that aren't seen are written as escapes. */
  Markup text(String any) throws IOException {
    String text = Escape.plain(any);
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped = escaped(text.charAt(i));
      if (!escaped.isEmpty()) {
        out.write(text, written, i - written);
        out.write(escaped);
        written = i + 1;
      }
    }
    out.write(text, written, text.length() - written);
    return this;
  }

  /** An attribute with a value of any origin, and a blank before it. */
  Markup attribute(@CompileTimeConstant final String name, String value) throws IOException {
    out.write(' ');
    out.write(name);
    out.write("=\"");
    text(value);
    out.write('"');
    return this;
  }

  /** An attribute, if its value isn't empty. */
  Markup optional(@CompileTimeConstant final String name, String value) throws IOException {
    return value.isEmpty() ? this : attribute(name, value);
  }

  /** A script or style sheet of our own, as it is. */
  Markup own(Resource resource) throws IOException {
    out.write(resource.text());
    return this;
  }

  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> "";
    };
  }
}
