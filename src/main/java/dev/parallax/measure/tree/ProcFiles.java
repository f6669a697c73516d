package dev.parallax.measure.tree;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's files on processes, read at as little cost as possible: they are short, many, and
 * read while something is measured. Not thread-safe.
 */
final class ProcFiles {
  /** Longer than these files are; of a command line the beginning is enough. */
  private final byte[] buffer = new byte[16 << 10];

  /** What a file says; nothing when there is none, or none any more. */
  Optional<String> read(String path) {
    try (FileInputStream in = new FileInputStream(path)) {
      int length = 0;
      int read = in.read(buffer, length, buffer.length - length);
      while (read > 0) {
        length += read;
        read = in.read(buffer, length, buffer.length - length);
      }
      return Optional.of(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // The process has ended, or this system has no such file.
      return Optional.empty();
    }
  }

  /** Numbers of a process's threads; none when it has ended. */
  List<String> threads(long pid) {
    String[] names = new File("/proc/" + pid + "/task").list();
    return names == null ? List.of() : List.of(names);
  }

  /** The number behind the first such word, as in {@code Pss: 1234 kB}. */
  static Optional<Long> number(String text, String word) {
    int at = text.startsWith(word) ? 0 : text.indexOf("\n" + word) + 1;
    if (at == 0 && !text.startsWith(word)) {
      return Optional.empty();
    }
    int from = at + word.length();
    while (from < text.length() && !Character.isDigit(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && Character.isDigit(text.charAt(to))) {
      to++;
    }
    return from == to ? Optional.empty() : Optional.of(Long.parseLong(text, from, to, 10));
  }
}
