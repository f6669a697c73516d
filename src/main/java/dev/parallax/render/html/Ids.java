package dev.parallax.render.html;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private static final Pattern OTHER = Pattern.compile("[^a-zA-Z0-9._-]");

  private Ids() {}

  /** The name of a place. */
  public static String of(List<String> keys) {
    String id = keys.stream().map(Ids::escaped).collect(Collectors.joining("/"));
    return id.length() <= LONGEST
        ? id
        : id.substring(0, LONGEST) + "~%x~%s".formatted(id.hashCode(), id.length());
  }

  /** Letters, digits, dots, hyphens and underscores stay; others are written by their number. */
  private static String escaped(String key) {
    return OTHER
        .matcher(key)
        .replaceAll(
            c -> c.group().chars().mapToObj("~%x~"::formatted).collect(Collectors.joining()));
  }
}
