package dev.parallax.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Writes JSON, a tree or piece by piece. A write that fails is an {@link UncheckedIOException}.
 *
 * <p>Not on Jackson, since forks write JSON too: the library takes a fork longer to load than the
 * file takes to write. What comes out has the bytes that Jackson's generator and its {@code
 * DefaultPrettyPrinter} would write.
 */
public class JsonWriter {
  /** How it looks. */
  public enum Style {
    /** Without blanks, as few lines as are asked for. */
    COMPACT,
    /** A line for each field; arrays of plain values are in one. */
    INDENTED,
    /** The same, with escapes for all that isn't ASCII, so that what isn't seen stays visible. */
    INDENTED_ASCII
  }

  private static final char REPLACEMENT = '\ufffd';

  private final Writer out;
  private final Style style;

  /** How many objects are open; arrays aren't indented. */
  private int depth;

  private boolean atRoot = true;

  /** Whether the innermost object or array has no value yet. */
  private boolean empty = true;

  private boolean lineBreak;

  public JsonWriter(Writer out, Style style) {
    this.out = out;
    this.style = style;
  }

  /** A whole document, with a line break at its end. */
  public static byte[] document(Json json, Style style) {
    StringWriter text = new StringWriter();
    try {
      write(text, style, writer -> writer.element(json));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can always be written", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes a document piece by piece, with a line break at its end. */
  public static void write(Writer out, Style style, Consumer<JsonWriter> content)
      throws IOException {
    try {
      content.accept(new JsonWriter(out, style));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.write('\n');
  }

  /** Begins a new line before whatever comes next, in a compact document. */
  public JsonWriter newLine() {
    lineBreak = true;
    return this;
  }

  /** The root or an element of an array: an object. */
  public void object(Runnable fields) {
    separate(" ");
    fieldsOf(fields);
  }

  public void object(String name, Runnable fields) {
    name(name);
    fieldsOf(fields);
  }

  private void fieldsOf(Runnable fields) {
    open("{");
    depth++;
    fields.run();
    depth--;
    close(empty ? " " : indent(), "}");
  }

  public void array(String name, Runnable elements) {
    name(name);
    elementsOf(elements);
  }

  private void elementsOf(Runnable elements) {
    open("[");
    elements.run();
    close(" ", "]");
  }

  public void string(String name, String value) {
    name(name);
    quoted(value);
  }

  public void strings(String name, List<String> values) {
    array(name, () -> values.forEach(this::element));
  }

  /** An object whose fields are all strings. */
  public void strings(String name, Map<String, String> values) {
    object(name, () -> values.forEach(this::string));
  }

  /** JSON has no NaN and no infinity: what isn't finite is unknown, and so null. */
  public void number(String name, double value) {
    name(name);
    write(Double.isFinite(value) ? Double.toString(value) : "null");
  }

  public void count(String name, long value) {
    name(name);
    write(Long.toString(value));
  }

  public void nothing(String name) {
    name(name);
    write("null");
  }

  public void element(String value) {
    separate(" ");
    quoted(value);
  }

  public void element(long value) {
    separate(" ");
    write(Long.toString(value));
  }

  /** A whole number; null if it isn't known. */
  public void element(OptionalLong value) {
    separate(" ");
    write(value.isPresent() ? Long.toString(value.getAsLong()) : "null");
  }

  /** The root or an element of an array. */
  public void element(Json json) {
    separate(" ");
    value(json);
  }

  private void value(Json json) {
    switch (json) {
      case Json.Obj(Map<String, Json> fields) ->
          fieldsOf(() ->
              fields.forEach((name, value) -> {
                name(name);
                value(value);
              }));
      case Json.Arr(List<Json> values) -> elementsOf(() -> values.forEach(this::element));
      case Json.Text(String value) -> quoted(value);
      case Json.Num(String literal) -> write(literal);
      case Json.Bool(boolean value) -> write(Boolean.toString(value));
      case Json.Null() -> write("null");
    }
  }

  private void name(String name) {
    separate(indent());
    quoted(name);
    write(style == Style.COMPACT ? ":" : " : ");
  }

  private String indent() {
    return "\n" + "  ".repeat(depth);
  }

  /** What stands between the last value and the next. */
  private void separate(String blanks) {
    if (!atRoot) {
      write(empty ? "" : ",");
      blanks(blanks);
    }
    empty = false;
  }

  private void open(String bracket) {
    write(bracket);
    atRoot = false;
    empty = true;
  }

  private void close(String blanks, String bracket) {
    blanks(blanks);
    write(bracket);
    empty = false;
  }

  private void blanks(String indented) {
    if (lineBreak) {
      write("\n");
      lineBreak = false;
    } else if (style != Style.COMPACT) {
      write(indented);
    }
  }

  private void quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean high = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
      boolean low = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c);
      // Half of a surrogate pair can't be written as UTF-8.
      append(quoted, Character.isSurrogate(c) && !high && !low ? REPLACEMENT : c);
    }
    write(quoted.append('"').toString());
  }

  private void append(StringBuilder quoted, char c) {
    switch (c) {
      case '"', '\\' -> quoted.append('\\').append(c);
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (c < ' ' || (style == Style.INDENTED_ASCII && c > '\u007f')) {
          quoted.append(String.format("\\u%04X", (int) c));
        } else {
          quoted.append(c);
        }
      }
    }
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
