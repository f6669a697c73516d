package dev.parallax.render;

/**
 * Sentences for a terminal.
 *
 * @param columns width of the terminal in characters
 */
record Prose(int columns) {
  private static final int NARROWEST = 16;

  /** Keeps a number and its percent sign on one line. */
  private static final String GLUED_PERCENT = "\u00a0%";

  /** A sentence after a label; further lines are indented as far as the label is long. */
  void write(String label, String sentence, StringBuilder out) {
    String indent = " ".repeat(label.length());
    int room = Math.max(columns - label.length(), NARROWEST);
    StringBuilder line = new StringBuilder();
    String before = label;
    for (String word : Escape.plain(sentence).replace(" %", GLUED_PERCENT).split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        out.append(before).append(line).append('\n');
        line.setLength(0);
        before = indent;
      }
      line.append(line.isEmpty() ? "" : " ").append(word.replace(GLUED_PERCENT, " %"));
    }
    if (!line.isEmpty()) {
      out.append(before).append(line).append('\n');
    }
  }
}
