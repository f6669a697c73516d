package dev.parallax.render.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The colours of all pictures, for light and for dark. Those of series stay apart for readers who
 * don't see all colours (after Okabe and Ito, "Color Universal Design", 2008, some darkened or
 * lightened for contrast), and never stand alone: shape or line type says the same.
 */
public enum Ink {
  /** Not painted. */
  NONE("none", "none"),
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

  /** The colours of series, in the order of their use. */
  static List<Ink> series() {
    return Arrays.stream(values()).filter(ink -> ink.name().startsWith("SERIES")).toList();
  }

  /** The class of an element that is painted so, such as {@code chart-fill-series-1}. */
  String className(String property) {
    return this == NONE ? "" : "chart-" + property + "-" + word();
  }

  /**
   * The style sheet inside every picture. It reaches nothing but pictures, and is the same in all
   * of them, so that any number can stand in one page. A page may set the variables, such as {@code
   * --chart-series-1}. Colours are attributes of the marks as well, for programs that read no style
   * sheets or no variables.
   */
  static String sheet() {
    List<Ink> inks = Arrays.stream(values()).filter(ink -> ink != NONE).toList();
    String light =
        inks.stream().map(ink -> ink.variable() + ":" + ink.light + ";").collect(joined());
    String dark = inks.stream().map(ink -> ink.variable() + ":" + ink.dark + ";").collect(joined());
    String uses = inks.stream().map(ink -> ink.rule("fill") + ink.rule("stroke")).collect(joined());
    return """

    .parallax-chart{%smax-width:100%%;height:auto}
    @media (prefers-color-scheme:dark){.parallax-chart{%s}}
    @media print{.parallax-chart{%s}}
    %s\
    """
        .formatted(light, dark, light, uses);
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }

  private String rule(String property) {
    return ".parallax-chart ."
        + className(property)
        + "{"
        + property
        + ":var("
        + variable()
        + ")}\n";
  }

  private String variable() {
    return "--chart-" + word();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
