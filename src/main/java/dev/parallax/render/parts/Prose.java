package dev.parallax.render.parts;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences in lines. A word that is longer than a line stays whole, so that a path or a command
 * can be copied from wherever the terminal breaks it.
 */
public final class Prose {
  private static final int NARROWEST = 16;

  /** With less room than this beside its label a sentence stands below it. */
  private static final int ROOM_BESIDE_LABEL = 25;

  private static final String BELOW_LABEL = "  ";

  /** Keeps a number and its percent sign on one line. */
  private static final String GLUED_PERCENT = "\u00a0%";

  private Prose() {}

  /**
   * A sentence after a label; further lines are indented as far as the label is long. Where that
   * leaves little room, the label has a line of its own.
   *
   * @param columns width in characters
   */
  public static List<String> lines(String label, String sentence, int columns) {
    if (isTooLong(label, columns)) {
      return below(label, lines(BELOW_LABEL, sentence, columns));
    }
    return beside(label, sentence, columns);
  }

  /**
   * As {@link #beside}, but a word that is longer than a line is broken at its end: for values of
   * tables and what is said of them, which are read and not copied.
   */
  public static List<String> broken(String label, String sentence, int columns) {
    if (isTooLong(label, columns)) {
      return below(label, broken(BELOW_LABEL, sentence, columns));
    }
    int room = Math.max(columns - label.length(), NARROWEST);
    StringBuilder words = new StringBuilder();
    for (String word : Escape.plain(sentence).split(" ", -1)) {
      words.append(words.isEmpty() ? "" : " ");
      int from = 0;
      for (; word.length() - from > room; from = end(word, from + room)) {
        words.append(word, from, end(word, from + room)).append(' ');
      }
      words.append(word.substring(from));
    }
    return beside(label, words.toString(), columns);
  }

  /** Half of a surrogate pair is no character. */
  private static int end(String word, int end) {
    return Character.isHighSurrogate(word.charAt(end - 1)) ? end - 1 : end;
  }

  /** A sentence beside its label, however little room that leaves. */
  public static List<String> beside(String label, String sentence, int columns) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(label.length());
    int room = Math.max(columns - label.length(), NARROWEST);
    StringBuilder line = new StringBuilder();
    String before = label;
    for (String word : Escape.plain(sentence).replace(" %", GLUED_PERCENT).split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        lines.add(before + line);
        line.setLength(0);
        before = indent;
      }
      line.append(line.isEmpty() ? "" : " ").append(word.replace(GLUED_PERCENT, " %"));
    }
    if (!line.isEmpty()) {
      lines.add(before + line);
    }
    return lines;
  }

  private static boolean isTooLong(String label, int columns) {
    return columns - label.length() < ROOM_BESIDE_LABEL && label.length() > BELOW_LABEL.length();
  }

  private static List<String> below(String label, List<String> sentence) {
    List<String> lines = new ArrayList<>(label.isBlank() ? List.of() : List.of(label.strip()));
    lines.addAll(sentence);
    return lines;
  }

  /** A line of Java, of which only a comment at its end is likely to be long. */
  public static List<String> java(String label, String line, int columns) {
    if (isTooLong(label, columns)) {
      return below(label, java(BELOW_LABEL, line, columns));
    }
    int comment = line.indexOf("//");
    List<String> lines = lines(label, line, columns);
    if (comment < 0 || lines.size() == 1) {
      return lines;
    }
    String indent = " ".repeat(label.length());
    List<String> apart = new ArrayList<>(lines(label, line.substring(0, comment).strip(), columns));
    lines("", line.substring(comment + 2).strip(), columns - label.length() - 3)
        .forEach(part -> apart.add(indent + "// " + part));
    return apart;
  }

  /** A command, which a shell still takes as one when it stands in several lines. */
  public static List<String> shell(String label, String command, int columns) {
    if (isTooLong(label, columns)) {
      return below(label, shell(BELOW_LABEL, command, columns));
    }
    List<String> lines = lines(label, command, columns - 2);
    List<String> joined = new ArrayList<>();
    lines.forEach(line -> joined.add(joined.size() < lines.size() - 1 ? line + " \\" : line));
    return joined;
  }
}
