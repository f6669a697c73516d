package dev.parallax.result;

import dev.parallax.json.UnreadableJson;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Why a file can't be read. A record in the stream rather than an exception: other files go on.
 *
 * @param file what was to be read
 * @param line where it goes wrong, from 1; 0 if it has no place
 * @param column likewise
 * @param reason what is wrong, without a place
 */
public record Problem(Path file, int line, int column, String reason) implements Reading {
  /** A problem of the whole file. */
  public static Problem of(Path file, String reason) {
    return new Problem(file, 0, 0, reason);
  }

  /** What came of a file that can't be read. */
  public static Problem of(Path file, IOException why) {
    return of(file, "can't be read: " + why.getMessage());
  }

  /** What came of a file that isn't what it should be. */
  public static Problem of(Path file, UnreadableJson why) {
    return new Problem(file, why.line(), why.column(), String.valueOf(why.getMessage()));
  }

  /** {@code file:line:column: reason}. */
  public String inOneLine() {
    String place = line > 0 ? file + ":" + line + ":" + column : file.toString();
    return place + ": " + reason.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
