package dev.parallax.group;

/** Walks through an expression, and knows the column when something is wrong. */
final class Lexer {
  private final String option;
  private final String text;
  private int at;

  Lexer(String option, String text) {
    this.option = option;
    this.text = text;
  }

  /** A mistake at the place it stands on. */
  ExpressionException error(String reason) {
    return errorAt(at, reason);
  }

  /** A mistake at a place it has left. */
  ExpressionException errorAt(int place, String reason) {
    return ExpressionException.at(option, text, text.codePointCount(0, place) + 1, reason);
  }

  /** Where it stands; the end of the expression is a place too. */
  int place() {
    return at;
  }

  /** Goes back to a place. */
  void back(int place) {
    at = place;
  }

  /** Whether nothing but blanks is left. */
  boolean atEnd() {
    skipBlanks();
    return at == text.length();
  }

  /** Whether the next character that isn't blank is this one; it isn't taken. */
  boolean sees(char c) {
    return !atEnd() && text.charAt(at) == c;
  }

  /** Takes the character if it comes next. */
  boolean takes(char c) {
    boolean seen = sees(c);
    at += seen ? 1 : 0;
    return seen;
  }

  /** Takes the keyword if it comes next as a word of its own. */
  boolean takesKeyword(String keyword) {
    if (atEnd() || !text.startsWith(keyword, at)) {
      return false;
    }
    int end = at + keyword.length();
    if (end < text.length() && !isBlank(text.charAt(end)) && "()\"".indexOf(text.charAt(end)) < 0) {
      return false;
    }
    at = end;
    return true;
  }

  /** What comes next, for a message. */
  String found() {
    return atEnd()
        ? "the end"
        : "\"" + text.substring(at, at + Character.charCount(text.codePointAt(at))) + "\"";
  }

  /**
   * A word: quoted, or up to a blank or one of the given characters.
   *
   * @param enders what ends a bare word besides blanks and parentheses
   * @param expected what it should be, for a message
   */
  String word(String enders, String expected) {
    if (sees('"')) {
      return quoted();
    }
    int start = at;
    while (at < text.length()
        && !isBlank(text.charAt(at))
        && "()\"".indexOf(text.charAt(at)) < 0
        && enders.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw error("expected " + expected + ", found " + found());
    }
    return text.substring(start, at);
  }

  /** The text up to the slash that closes a regular expression; the first slash is taken. */
  String regexp() {
    int start = at - 1;
    StringBuilder pattern = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '/') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        if (text.charAt(at + 1) != '/') {
          pattern.append('\\');
        }
        at++;
      }
      pattern.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw errorAt(start, "the regular expression that begins here has no closing \"/\"");
    }
    at++;
    return pattern.toString();
  }

  private String quoted() {
    int start = at++;
    StringBuilder word = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      word.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw errorAt(start, "the quote that begins here is not closed");
    }
    at++;
    return word.toString();
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c);
  }
}
