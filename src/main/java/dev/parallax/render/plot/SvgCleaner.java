package dev.parallax.render.plot;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Writes Lets-Plot's SVG anew, out of elements and attributes that are known to be harmless: ids
 * are counted instead of drawn at random, colours get a class so that light and dark are a matter
 * of style, coordinates have as many digits as can be seen, and a text alternative stands in front.
 */
final class SvgCleaner {
  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "defs",
          "clipPath",
          "path",
          "line",
          "rect",
          "circle",
          "text",
          "tspan",
          "polygon",
          "polyline",
          "ellipse");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "transform",
          "d",
          "x",
          "y",
          "x1",
          "x2",
          "y1",
          "y2",
          "cx",
          "cy",
          "r",
          "rx",
          "ry",
          "width",
          "height",
          "points",
          "fill-rule",
          "stroke-width",
          "stroke-dasharray",
          "stroke-dashoffset",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "fill-opacity",
          "stroke-opacity",
          "opacity",
          "text-anchor",
          "dy",
          "dx");

  /** Lets-Plot leaves size and weight of text to its style sheet, by class. */
  private static final Map<String, String> TEXT_CLASSES =
      Map.ofEntries(
          Map.entry("plot-title", "font-size=\"15\" font-weight=\"600\""),
          Map.entry("plot-caption", "font-size=\"11\""),
          Map.entry("legend-title", "font-size=\"12\""),
          Map.entry("legend-item", "font-size=\"12\""),
          Map.entry("axis-title-x", "font-size=\"12\""),
          Map.entry("axis-title-y", "font-size=\"12\""),
          Map.entry("axis-text-x", "font-size=\"11\""),
          Map.entry("axis-text-y", "font-size=\"11\""),
          Map.entry("facet-strip-text-x", "font-size=\"12\" font-weight=\"600\""),
          Map.entry("facet-strip-text-y", "font-size=\"12\" font-weight=\"600\""));

  private static final Set<String> MUTED_TEXT =
      Set.of("plot-caption", "axis-text-x", "axis-text-y");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]+(?:E-?[0-9]+)?");
  private static final Pattern RGB =
      Pattern.compile("rgb\\(([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3})\\)");

  /** The colour of text among the data, which no other attribute has. */
  private static final Pattern TEXT_FILL = Pattern.compile("(?:^|;)fill:(#[0-9a-f]{6})(?:;|$)");

  private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]+)\\)");
  private static final int DECIMALS = 2;

  private final Plot plot;
  private final String prefix;
  private final Map<String, String> ids = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private SvgCleaner(Plot plot, String prefix) {
    this.plot = plot;
    this.prefix = prefix;
  }

  /**
   * Cleans it.
   *
   * @param raw SVG of Lets-Plot
   * @param plot what it is a drawing of
   * @param id what its ids begin with
   * @param title plain text
   * @param alternative plain text
   */
  static String clean(String raw, Plot plot, String id, String title, String alternative) {
    SvgCleaner cleaner = new SvgCleaner(plot, id);
    cleaner.open(title, alternative, plot.width(), plot.height());
    cleaner.children(parse(raw));
    cleaner.out.append("</svg>\n");
    return cleaner.out.toString();
  }

  private void open(String title, String alternative, int width, int height) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"parallax-chart\" role=\"img\"")
        .append(" aria-labelledby=\"")
        .append(prefix)
        .append("-title\"")
        .append(" aria-describedby=\"")
        .append(prefix)
        .append("-desc\"")
        .append(" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(height)
        .append("\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\" font-family=\"system-ui, 'Helvetica Neue', Arial, sans-serif\">\n<title id=\"")
        .append(prefix)
        .append("-title\">")
        .append(escaped(title))
        .append("</title>\n<desc id=\"")
        .append(prefix)
        .append("-desc\">")
        .append(escaped(alternative))
        .append("</desc>\n<style>")
        .append(ChartStyle.sheet())
        .append("</style>\n");
  }

  private static Element parse(String raw) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(raw)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("Lets-Plot drew what is not XML", e);
    }
  }

  private void children(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Text text) {
        text(parent, text);
      } else if (node instanceof Element element) {
        element(element);
      }
    }
  }

  private void text(Node parent, Text text) {
    String name = parent.getNodeName();
    // Everywhere else text is the line break between two elements.
    if (name.equals("text") || name.equals("tspan")) {
      String words = text.getData().strip();
      String kind = ((Element) parent).getAttribute("class");
      if (kind.startsWith("facet-strip-text")) {
        words = PanelOrder.plain(words);
      } else if (kind.equals("legend-item") || kind.equals("legend-title")) {
        words = LetsPlot.legendText(words);
      } else if (kind.equals("axis-text-y")) {
        words = RowNames.full(plot.y(), words);
      }
      out.append(escaped(words));
    }
  }

  private void element(Element element) {
    String name = element.getTagName();
    if (!ELEMENTS.contains(name) || isEmptyGroup(element) || isUnseen(element)) {
      return;
    }
    out.append('<').append(name);
    attributes(element);
    if (element.getFirstChild() == null) {
      out.append("/>\n");
      return;
    }
    out.append('>');
    if (!name.equals("text") && !name.equals("tspan")) {
      out.append('\n');
    }
    children(element);
    out.append("</").append(name).append(">\n");
  }

  private static boolean isUnseen(Element element) {
    return element.getTagName().equals("circle")
        && element.getAttribute("fill-opacity").equals("0.0")
        && element.getAttribute("stroke-opacity").equals("0.0");
  }

  private static boolean isEmptyGroup(Element element) {
    return element.getTagName().equals("g") && element.getElementsByTagName("*").getLength() == 0;
  }

  private void attributes(Element element) {
    Map<String, String> kept = new LinkedHashMap<>();
    StringBuilder classes = new StringBuilder();
    String id = element.getAttribute("id");
    if (!id.isEmpty() && element.getTagName().equals("clipPath")) {
      kept.put("id", id(id));
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String name = element.getAttributes().item(i).getNodeName();
      String value = element.getAttribute(name);
      if (ATTRIBUTES.contains(name) && !isDefault(name, value)) {
        kept.put(name, shortNumbers(value));
      }
    }
    reference(element.getAttribute("clip-path")).ifPresent(value -> kept.put("clip-path", value));
    colour(element, "fill", kept, classes);
    colour(element, "stroke", kept, classes);
    String fixed = textAttributes(element, kept, classes);
    if (!classes.isEmpty()) {
      kept.put("class", classes.toString());
    }
    kept.forEach((name, value) ->
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"'));
    out.append(fixed);
  }

  private static boolean isDefault(String name, String value) {
    return name.endsWith("opacity") && value.equals("1.0");
  }

  private String textAttributes(Element element, Map<String, String> kept, StringBuilder classes) {
    String name = element.getAttribute("class");
    String fixed = TEXT_CLASSES.get(name);
    if (fixed == null) {
      Matcher fill = TEXT_FILL.matcher(element.getAttribute("style"));
      if (fill.find()) {
        paint("fill", fill.group(1), kept, classes);
      }
      return element.getTagName().equals("text") ? " font-size=\"11\"" : "";
    }
    Ink ink = MUTED_TEXT.contains(name) ? Ink.MUTED : Ink.TEXT;
    kept.put("fill", ink.light());
    classes.append(classes.isEmpty() ? "" : " ").append(ChartStyle.className("fill", ink));
    return ' ' + fixed;
  }

  private static void colour(
      Element element, String name, Map<String, String> kept, StringBuilder classes) {
    String value = hex(element.getAttribute(name));
    boolean unseen =
        element.getAttribute(name + "-opacity").equals("0.0")
            || (name.equals("fill") && element.getTagName().equals("line"));
    if (value.isEmpty() || unseen) {
      kept.remove(name + "-opacity");
      if (unseen && name.equals("fill") && !element.getTagName().equals("line")) {
        kept.put("fill", "none");
      }
      return;
    }
    if (value.equals("none")) {
      kept.put(name, value);
      return;
    }
    paint(name, value, kept, classes);
  }

  private static void paint(
      String name, String colour, Map<String, String> kept, StringBuilder classes) {
    // What isn't of our palette is a default of Lets-Plot that nobody chose.
    Ink ink = Ink.ofLight(colour).orElse(Ink.TEXT);
    kept.put(name, ink.light());
    classes.append(classes.isEmpty() ? "" : " ").append(ChartStyle.className(name, ink));
  }

  /** A colour as {@code #rrggbb}; empty for one that isn't a colour. */
  private static String hex(String colour) {
    Matcher rgb = RGB.matcher(colour);
    if (rgb.matches()) {
      return String.format(
          Locale.ROOT,
          "#%02x%02x%02x",
          Integer.parseInt(rgb.group(1)),
          Integer.parseInt(rgb.group(2)),
          Integer.parseInt(rgb.group(3)));
    }
    return colour.matches("#[0-9a-f]{6}|none") ? colour : "";
  }

  private Optional<String> reference(String value) {
    Matcher reference = REFERENCE.matcher(value);
    return reference.matches()
        ? Optional.of("url(#" + id(reference.group(1)) + ")")
        : Optional.empty();
  }

  private String id(String random) {
    return ids.computeIfAbsent(random, unused -> prefix + "-clip-" + (ids.size() + 1));
  }

  private static String shortNumbers(String value) {
    return NUMBER
        .matcher(value)
        .replaceAll(number ->
            new BigDecimal(number.group())
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .add(BigDecimal.ZERO)
                .stripTrailingZeros()
                .toPlainString())
        .strip();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
