package dev.parallax.render.plot;

import java.util.List;

/**
 * The note under a picture, in as many lines as it needs: Lets-Plot sets it flush right in one and
 * lets what is too wide run out of the picture on the left.
 */
final class NoteLines {
  /**
   * A little more than a character of the notes takes on average at a size of 11 px: a note of 97
   * of them was 590 px wide in Chromium's default sans-serif.
   */
  private static final double CHARACTER_PX = 6.3;

  private static final int MARGIN_PX = 10;

  private NoteLines() {}

  /** The note, broken between words where the next would not fit into the width. */
  static String fit(String note, int widthPx) {
    int longest = (int) ((widthPx - MARGIN_PX) / CHARACTER_PX);
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : List.of(note.split(" ", -1))) {
      boolean fits = length + 1 + word.length() <= longest;
      if (length > 0) {
        lines.append(fits ? ' ' : '\n');
        length = fits ? length + 1 : 0;
      }
      lines.append(word);
      length += word.length();
    }
    return lines.toString();
  }
}
