package dev.parallax.render.plot;

/**
 * The style sheet inside every picture. It reaches nothing but pictures, and is the same in all of
 * them, so that any number can stand in one page. Colours are attributes of the marks as well, for
 * programs that read no style sheets or no variables.
 */
public final class ChartStyle {
  private ChartStyle() {}

  /** The rules. */
  static String sheet() {
    StringBuilder light = new StringBuilder();
    StringBuilder dark = new StringBuilder();
    StringBuilder uses = new StringBuilder();
    for (Ink ink : Ink.values()) {
      light.append(variable(ink)).append(':').append(ink.light()).append(';');
      dark.append(variable(ink)).append(':').append(ink.dark()).append(';');
      for (String what : new String[] {"fill", "stroke"}) {
        uses.append(".parallax-chart .")
            .append(className(what, ink))
            .append('{')
            .append(what)
            .append(":var(")
            .append(variable(ink))
            .append(")}\n");
      }
    }
    return "\n.parallax-chart{"
        + light
        + "max-width:100%;height:auto}\n@media (prefers-color-scheme:dark){.parallax-chart{"
        + dark
        + "}}\n@media print{.parallax-chart{"
        + light
        + "}}\n"
        + uses;
  }

  /** The variable that a page may set to change a colour, such as {@code --chart-series-1}. */
  public static String variable(Ink ink) {
    return "--chart-" + ink.word();
  }

  static String className(String what, Ink ink) {
    return "chart-" + what + "-" + ink.word();
  }
}
