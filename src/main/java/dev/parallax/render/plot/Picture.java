package dev.parallax.render.plot;

import java.util.Locale;

/**
 * A picture.
 *
 * @param id its name among the pictures of a page: small letters, digits and hyphens, so that it
 *     can be a file's name and begin every id inside the SVG
 * @param title what it shows, in a few words
 * @param svg the drawing as one {@code <svg>} element without an XML declaration, to be saved as it
 *     is or put into a page of HTML; it follows the reader's light or dark setting, and a page that
 *     has its own sets the variables {@code --chart-*} on {@code .parallax-chart}
 * @param alternative what a reader who can't see it should know, as plain text; the SVG has it too
 */
public record Picture(String id, String title, String svg, String alternative) {
  /** Any text as an id: what else it has becomes a hyphen. Different texts may get the same id. */
  public static String id(String text) {
    String id = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    id = id.substring(0, Math.min(id.length(), LONGEST_ID)).replaceAll("^-+|-+$", "");
    return id.isEmpty() ? "picture" : id;
  }

  /** File systems have room for names of 255 bytes. */
  private static final int LONGEST_ID = 80;

  public Picture {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("not the id of a picture: " + id);
    }
  }
}
