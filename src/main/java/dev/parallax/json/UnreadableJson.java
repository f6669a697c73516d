package dev.parallax.json;

import java.io.Serial;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** What isn't JSON, or not the JSON that it should be. The caller knows the file and says it. */
public final class UnreadableJson extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /** At the token on which a parser stands. */
  public UnreadableJson(JsonParser parser, String reason) {
    this(parser.currentTokenLocation(), reason);
  }

  UnreadableJson(TokenStreamLocation place, String reason) {
    this(Math.max(place.getLineNr(), 1), Math.max(place.getColumnNr(), 1), reason);
  }

  /** Of a tree, which doesn't know where it was read. */
  public UnreadableJson(String reason) {
    this(1, 1, reason);
  }

  private UnreadableJson(int line, int column, String reason) {
    super(reason);
    this.line = line;
    this.column = column;
  }

  /** What is wrong, in one line. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1. */
  public int column() {
    return column;
  }
}
