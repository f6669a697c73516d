package dev.parallax.render.plot;

import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.KeyText;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a picture: their size, weight and colour, and the room that they need. A picture
 * brings no font, so the room is that of DejaVu Sans, the widest of the fonts that readers usually
 * have as their sans-serif: in any other a text is shorter than was reckoned.
 */
public enum Font {
  TITLE(15, true, Ink.TEXT),
  HEADING(12, true, Ink.TEXT),
  TEXT(12, false, Ink.TEXT),
  /** Words among the marks. */
  LABEL(11, false, Ink.TEXT),
  /** Labels of axes, and notes. */
  SMALL(11, false, Ink.MUTED),
  /** Words inside of a bar. */
  TINY(9, false, Ink.PAPER);

  /** Advance widths of DejaVu Sans 2.37 from U+0020 on, in thousandths of the font's size. */
  private static final int[] WIDTHS = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, // to slash
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, // to ?
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, // to O
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, // to _
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, // to o
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838 // to ~
  };

  /** Of Latin and Greek letters and most signs, and of anything else, which may be a square. */
  private static final int OTHER_LETTER = 800;

  private static final int OTHER_SCRIPT = 1050;

  private static final int NARROWEST = 275;

  /** How much wider bold letters are: DejaVu Sans Bold, on average over English text. */
  private static final double BOLD = 1.14;

  private static final double LINE_HEIGHT = 1.35;

  private final double size;
  private final boolean bold;
  private final Ink ink;

  Font(double size, boolean bold, Ink ink) {
    this.size = size;
    this.bold = bold;
    this.ink = ink;
  }

  /** In pixels. */
  public double size() {
    return size;
  }

  public boolean isBold() {
    return bold;
  }

  Ink ink() {
    return ink;
  }

  /** From one line to the next, in pixels. */
  double lineHeight() {
    return size * LINE_HEIGHT;
  }

  /** Room that a text needs, in pixels. */
  public double width(String text) {
    int thousandths = Escape.plain(text).codePoints().map(Font::width).sum();
    return thousandths * size * (bold ? BOLD : 1) / 1000;
  }

  private static int width(int letter) {
    if (letter >= ' ' && letter <= '~') {
      return WIDTHS[letter - ' '];
    }
    return letter < 0x400 ? OTHER_LETTER : OTHER_SCRIPT;
  }

  /** The text, shortened if it needs more room than there is. */
  String fit(String text, double room) {
    String plain = Escape.plain(text);
    int most = (int) Math.min(plain.length(), room * 1000 / (NARROWEST * size) + 1);
    String fitting = KeyText.fit(plain, most);
    for (int letters = most; letters > 1 && width(fitting) > room; letters--) {
      fitting = KeyText.fit(plain, letters);
    }
    return fitting;
  }

  /** The text in as many lines as it needs, broken between words where that can be. */
  List<String> lines(String text, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : List.of(Escape.plain(text).split(" ", -1))) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer) <= room) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (width(line) > room && line.length() > 1) {
        int letters = lettersThatFit(line, room);
        lines.add(line.substring(0, letters));
        line = line.substring(letters);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  /** At least one character; half of a surrogate pair is none. */
  private int lettersThatFit(String word, double room) {
    int letters = word.offsetByCodePoints(0, 1);
    while (letters < word.length()
        && width(word.substring(0, word.offsetByCodePoints(letters, 1))) <= room) {
      letters = word.offsetByCodePoints(letters, 1);
    }
    return letters;
  }
}
