package dev.parallax.campaign.jmh;

import java.util.Locale;
import java.util.Map;

/**
 * Characters that JMH's JSON writer gets wrong: controls and some ampersands in values, and in
 * names all that JSON or the writer's own line breaking takes for a sign. While JMH writes,
 * characters for private use hold their places.
 *
 * @param base the first of the characters that hold places
 */
record HiddenCharacters(char base) {
  private static final char FIRST = '\ue000';
  private static final char LAST = '\uf800';

  /** Above this, JMH writes all characters as they are. */
  private static final char HIDDEN = 0x100;

  /** Of which none is in any name or value. */
  static HiddenCharacters of(Map<String, String> params) {
    char base = FIRST;
    while (base < LAST && new HiddenCharacters(base).areIn(params)) {
      base += HIDDEN;
    }
    return new HiddenCharacters(base);
  }

  private boolean areIn(Map<String, String> params) {
    return params.toString().chars().anyMatch(c -> isPlace((char) c));
  }

  private boolean isPlace(char c) {
    return c >= base && c < base + HIDDEN;
  }

  String inName(String name) {
    return hidden(name, true);
  }

  String inValue(String value) {
    return hidden(value, false);
  }

  private String hidden(String text, boolean name) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSign = !Character.isLetterOrDigit(c) && ".-_:%".indexOf(c) < 0;
      boolean wrong = name ? isSign : Character.isISOControl(c) || isEscape(text, i);
      out.append(c < HIDDEN && wrong ? (char) (base + c) : c);
    }
    return out.toString();
  }

  /** JMH takes an ampersand and some signs behind it for what it has made of a sign itself. */
  private static boolean isEscape(String text, int i) {
    return text.charAt(i) == '&'
        && i + 1 < text.length()
        && !Character.isLetterOrDigit(text.charAt(i + 1));
  }

  /** JSON with escapes in the places. */
  String shown(String json) {
    if (json.chars().noneMatch(c -> isPlace((char) c))) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      out.append(isPlace(c) ? String.format(Locale.ROOT, "\\u%04x", c - base) : c);
    }
    return out.toString();
  }
}
