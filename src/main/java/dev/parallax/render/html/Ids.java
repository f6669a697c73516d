package dev.parallax.render.html;

import java.util.List;
import java.util.Locale;

/**
 * Names for places in a page that stay the same as long as their keys do, so that links to them
 * survive a new report. Different keys have different names; only very long ones are cut, and then
 * bear a number made of the whole.
 *
 * <p>A tilde and a letter after {@code f} is in none of them, so that a page can make names of its
 * own of them: {@code cpu/warm~table}.
 */
public final class Ids {
  private static final int LONGEST = 160;

  private Ids() {}

  /** The name of a place. */
  public static String of(List<String> keys) {
    StringBuilder id = new StringBuilder();
    for (String key : keys) {
      if (!id.isEmpty()) {
        id.append('/');
      }
      append(key, id);
    }
    if (id.length() > LONGEST) {
      String whole = id.toString();
      id.setLength(LONGEST);
      id.append('~')
          .append(Integer.toHexString(whole.hashCode()))
          .append('~')
          .append(whole.length());
    }
    return id.toString();
  }

  /** Letters, digits, dots, hyphens and underscores stay; others are written by their number. */
  private static void append(String key, StringBuilder id) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (isPlain(c)) {
        id.append(c);
      } else {
        id.append('~').append(String.format(Locale.ROOT, "%x", (int) c)).append('~');
      }
    }
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || c == '_';
  }
}
