package dev.parallax.suite;

import java.util.regex.Pattern;

/**
 * User names and passwords in addresses ({@code http://user:password@host/}): they are used, and
 * shown nowhere, neither on the console nor in a file.
 */
public final class Secrets {
  private static final String MASK = "://***@";

  /** Up to the last {@code @} before the path, as a password may have one. */
  private static final Pattern USER = Pattern.compile("://[^/?#\\s\"<>]*@");

  private Secrets() {}

  /** The same text with {@code ***} in the place of user names and passwords. */
  public static String mask(String text) {
    return USER.matcher(text).replaceAll(MASK);
  }

  /** Whether something was masked in a text, so that it can't be used as it is. */
  public static boolean areMasked(String text) {
    return text.contains(MASK);
  }
}
