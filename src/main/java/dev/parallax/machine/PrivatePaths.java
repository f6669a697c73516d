package dev.parallax.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders that name a user, which have no place in a file that is published with results.
 *
 * @param home the user's home folder
 * @param temporary the folder for temporary files
 */
public record PrivatePaths(String home, String temporary) {
  private static final String HOME = "<home>";
  private static final String TEMPORARY = "<tmp>";

  /** Those of the user that this runs for. */
  public static PrivatePaths ofThisUser() {
    return new PrivatePaths(
        System.getProperty("user.home", ""), System.getProperty("java.io.tmpdir", ""));
  }

  /** The same text with {@code ~} for the home folder and {@code <tmp>} for the temporary one. */
  public String hide(String text) {
    return hide(text, "~");
  }

  /**
   * The same text with {@code <home>} and {@code <tmp>} in their place, words that do not occur
   * otherwise, so that {@link #restore} finds its way back.
   */
  public String mark(String text) {
    return hide(text, HOME);
  }

  /** What {@link #mark} was given, by the same user. */
  public String restore(String text) {
    return text.replace(HOME, path(home)).replace(TEMPORARY, path(temporary));
  }

  private String hide(String text, String nameOfHome) {
    // The longer first: on macOS and Windows one may lie in the other.
    return temporary.length() > home.length()
        ? hide(hide(text, temporary, TEMPORARY), home, nameOfHome)
        : hide(hide(text, home, nameOfHome), temporary, TEMPORARY);
  }

  private static String path(String folder) {
    return folder.replaceAll("[/\\\\]+$", "");
  }

  private static String hide(String text, String folder, String name) {
    String path = path(folder);
    if (path.isEmpty()) {
      // The root names no user.
      return text;
    }
    return text.replaceAll(
        "(?<![\\w.-])" + Pattern.quote(path) + "(?![\\w.-])", Matcher.quoteReplacement(name));
  }
}
