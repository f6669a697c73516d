package dev.parallax.render.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The colours of all pictures, for light and for dark. Those of series stay apart for readers who
 * don't see all colours (after Okabe and Ito, "Color Universal Design", 2008, some darkened or
 * lightened for contrast), and never stand alone: shape or line type says the same.
 */
public enum Ink {
  PAPER("#ffffff", "#16191d"),
  TEXT("#1f2328", "#e6e8eb"),
  MUTED("#59636e", "#a3acb6"),
  GRID("#d9dee4", "#353b43"),
  SERIES_1("#0072b2", "#56b4e9"),
  SERIES_2("#c44e00", "#ff914d"),
  SERIES_3("#00805c", "#3ccf9f"),
  SERIES_4("#9c3f78", "#e79ac8"),
  SERIES_5("#806000", "#e6c229"),
  SERIES_6("#4d4d9f", "#aaaaf5");

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /** As {@code #rrggbb}. */
  public String light() {
    return light;
  }

  /** As {@code #rrggbb}. */
  public String dark() {
    return dark;
  }

  /** Its name in classes and variables of the style sheet, such as {@code series-1}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The colours of series, in the order of their use. */
  public static List<Ink> series() {
    return Arrays.stream(values()).filter(ink -> ink.name().startsWith("SERIES")).toList();
  }

  /** The ink that has this colour in light pictures. */
  static Optional<Ink> ofLight(String colour) {
    return Arrays.stream(values()).filter(ink -> ink.light.equals(colour)).findFirst();
  }
}
