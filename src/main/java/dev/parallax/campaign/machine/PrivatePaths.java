package dev.parallax.campaign.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders that name a user, which have no place in a file that is published with results.
 *
 * @param home the user's home folder
 * @param temporary the folder for temporary files
 */
public record PrivatePaths(String home, String temporary) {
  /** Those of the user that this runs for. */
  public static PrivatePaths ofThisUser() {
    return new PrivatePaths(
        System.getProperty("user.home", ""), System.getProperty("java.io.tmpdir", ""));
  }

  /** The same text with {@code ~} for the home folder and {@code <tmp>} for the temporary one. */
  public String hide(String text) {
    // The longer first: on macOS and Windows one may lie in the other.
    return temporary.length() > home.length()
        ? hide(hide(text, temporary, "<tmp>"), home, "~")
        : hide(hide(text, home, "~"), temporary, "<tmp>");
  }

  private static String hide(String text, String folder, String name) {
    String path = folder.replaceAll("[/\\\\]+$", "");
    if (path.isEmpty()) {
      // The root is nobody's.
      return text;
    }
    return text.replaceAll(
        "(?<![\\w.-])" + Pattern.quote(path) + "(?![\\w.-])", Matcher.quoteReplacement(name));
  }
}
