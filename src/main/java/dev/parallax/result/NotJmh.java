package dev.parallax.result;

import java.io.Serial;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** What isn't JSON, or isn't a JMH result; becomes a {@link Problem} at the room's door. */
final class NotJmh extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  NotJmh(JsonParser parser, String reason) {
    this(parser.currentTokenLocation(), reason);
  }

  NotJmh(TokenStreamLocation place, String reason) {
    super(reason);
    this.line = Math.max(place.getLineNr(), 1);
    this.column = Math.max(place.getColumnNr(), 1);
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
