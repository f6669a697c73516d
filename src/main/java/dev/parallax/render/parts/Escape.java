package dev.parallax.render.parts;

import java.util.regex.Pattern;

/**
 * Makes text that came from a file harmless: nothing in it can move the cursor, break a table, run
 * as a script, start a formula or turn the direction of what follows.
 */
public final class Escape {
  /** What spreadsheets take for the start of a formula, in full width too (OWASP). */
  private static final String FORMULA_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20";

  /** Letters between U+00A0 and U+017E that LaTeX's usual fonts lack. */
  private static final String LACKING_IN_LATEX = "\u0126\u0127\u0138\u013f\u0140\u0149\u0166\u0167";

  /** Dashes, quotes, the bullet and the euro. */
  private static final String PUNCTUATION_IN_LATEX =
      "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u20ac";

  /** A number with a sign is no formula. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?");

  private Escape() {}

  /** For a terminal: characters that aren't seen are written as escapes. */
  public static String plain(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
              if (isUnseen(c)) {
                for (char half : Character.toChars(c)) {
                  out.append("\\u%04x".formatted((int) half));
                }
              } else {
                out.appendCodePoint(c);
              }
            }
          }
        });
    return out.toString();
  }

  /** For a cell or a sentence in GitHub's Markdown. */
  public static String markdown(String text) {
    String plain = plain(text);
    StringBuilder out = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\\', '`', '*', '[', ']', '|', '~', '$' -> out.append('\\').append(c);
        // Inside a word an underscore is only an underscore.
        case '_' -> out.append(isInWord(plain, i) ? "_" : "\\_");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * For text in LaTeX; signs of our own that the usual fonts lack are written as commands, and
   * letters of other scripts by their number.
   */
  public static String latex(String text) {
    StringBuilder out = new StringBuilder(text.length());
    plain(text)
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> out.append("\\textbackslash{}");
            case '{', '}', '$', '&', '#', '_', '%' -> out.append('\\').appendCodePoint(c);
            case '~' -> out.append("\\textasciitilde{}");
            case '^' -> out.append("\\textasciicircum{}");
            case '<' -> out.append("\\textless{}");
            case '>' -> out.append("\\textgreater{}");
            case '|' -> out.append("\\textbar{}");
            case '"' -> out.append("\\textquotedbl{}");
            case '\'' -> out.append("\\textquotesingle{}");
            case '`' -> out.append("\\textasciigrave{}");
            // A hyphen after a hyphen would become a dash.
            case '-' -> out.append("{-}");
            case '[' -> out.append("{[}");
            case ']' -> out.append("{]}");
            case 0xb1 -> out.append("\\textpm{}");
            case 0x2026 -> out.append("\\ldots{}");
            default -> {
              if (isInLatexFonts(c)) {
                out.appendCodePoint(c);
              } else {
                out.append("U+%04X".formatted(c));
              }
            }
          }
        });
    return out.toString();
  }

  /** What pdflatex was found to set in T1 with textcomp; anything else stops it. */
  private static boolean isInLatexFonts(int c) {
    return c <= '~'
        || (c >= 0xa0 && c <= 0x17e && LACKING_IN_LATEX.indexOf(c) < 0)
        || PUNCTUATION_IN_LATEX.indexOf(c) >= 0;
  }

  /**
   * A CSV field by RFC 4180. What a spreadsheet would take for a formula gets an apostrophe in
   * front (OWASP, "CSV Injection").
   */
  public static String csv(String text) {
    return csvQuoted(withoutFormula(text));
  }

  /** The text with nothing in it that a spreadsheet would take for a formula. */
  public static String withoutFormula(String text) {
    String plain = plain(text);
    boolean formula = !plain.isEmpty() && FORMULA_STARTS.indexOf(plain.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(plain).matches() ? "'" + plain : plain;
  }

  /** A CSV field of our own making, such as a number: quoted where needed, never changed. */
  public static String csvQuoted(String text) {
    return text.contains(",") || text.contains("\"") || text.contains("\n")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static boolean isInWord(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  /** Controls, direction marks, zero-width characters, separators and halves of pairs. */
  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
