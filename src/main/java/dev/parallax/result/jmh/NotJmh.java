package dev.parallax.result.jmh;

import java.io.Serial;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** What isn't JSON, or isn't a JMH result; becomes a {@code Problem} at the room's door. */
public final class NotJmh extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  public NotJmh(JsonParser parser, String reason) {
    this(parser.currentTokenLocation(), reason);
  }

  public NotJmh(TokenStreamLocation place, String reason) {
    super(reason);
    this.line = Math.max(place.getLineNr(), 1);
    this.column = Math.max(place.getColumnNr(), 1);
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
