package dev.parallax.render.plot;

import dev.parallax.render.parts.Escape;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The elements that pictures are made of, one in each line. */
final class Svg {
  /** A tenth of a pixel can't be seen. */
  private static final int DECIMALS = 1;

  private final StringBuilder out = new StringBuilder();

  /** A path with its coordinates as they are written. */
  void path(CharSequence d, Ink fill, Mark.Pen pen) {
    String dashes = pen.dash().lengths();
    out.append("<path d=\"%s\"%s".formatted(d, painted(fill, pen)));
    out.append(dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"").append("/>\n");
  }

  void circle(double x, double y, double radius, Ink fill, Mark.Pen pen) {
    out.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>\n"
            .formatted(number(x), number(y), number(radius), painted(fill, pen)));
  }

  /**
   * A line of text.
   *
   * @param anchor what of it is at x: its {@code start}, {@code middle} or {@code end}
   */
  void text(Font font, String words, double x, double y, String anchor) {
    out.append("<text x=\"%s\" y=\"%s\"".formatted(number(x), number(y)))
        .append(anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"")
        .append(" font-size=\"" + number(font.size()) + "\"")
        .append(font.isBold() ? " font-weight=\"600\"" : "")
        .append(painted(font.ink(), Mark.Pen.NONE))
        .append(">" + escaped(words) + "</text>\n");
  }

  /** The whole picture, of which the elements so far are the content. */
  String picture(String id, String title, String alternative, double width, double height) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" class="parallax-chart" role="img" \
    aria-labelledby="%1$s-title" aria-describedby="%1$s-desc" width="%2$s" height="%3$s" \
    viewBox="0 0 %2$s %3$s" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif">
    <title id="%1$s-title">%4$s</title>
    <desc id="%1$s-desc">%5$s</desc>
    <style>%6$s</style>
    <rect width="%2$s" height="%3$s"%7$s/>
    %8$s</svg>
    """
        .formatted(
            id,
            number(width),
            number(height),
            escaped(title),
            escaped(alternative),
            Ink.sheet(),
            painted(Ink.PAPER, Mark.Pen.NONE),
            out);
  }

  /** A coordinate as it is written. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .add(BigDecimal.ZERO)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Colours, which the classes change in the dark. */
  private static String painted(Ink fill, Mark.Pen pen) {
    String stroke =
        pen.ink() == Ink.NONE
            ? ""
            : " stroke=\"%s\" stroke-width=\"%s\""
                .formatted(pen.ink().light(), number(pen.width()));
    String classes = (fill.className("fill") + " " + pen.ink().className("stroke")).strip();
    return " fill=\"%s\"%s class=\"%s\"".formatted(fill.light(), stroke, classes);
  }

  private static String escaped(String text) {
    return Escape.plain(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
