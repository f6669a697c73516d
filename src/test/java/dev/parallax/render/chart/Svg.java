package dev.parallax.render.chart;

import dev.parallax.render.plot.Font;
import dev.parallax.render.plot.Picture;
import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A picture as a reader of XML sees it. */
public record Svg(Element root) {
  private static final Pattern COORDINATE = Pattern.compile("-?[0-9.]+");

  public static Svg of(Picture picture) {
    try {
      return new Svg(
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(picture.svg())))
              .getDocumentElement());
    } catch (java.io.IOException
        | javax.xml.parsers.ParserConfigurationException
        | org.xml.sax.SAXException e) {
      throw new AssertionError(picture.id() + " is not XML", e);
    }
  }

  public Stream<Element> all() {
    NodeList nodes = root.getElementsByTagName("*");
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  public ListAssert<String> elements() {
    return Assertions.assertThat(
        Stream.concat(Stream.of(root), all()).map(Element::getTagName).toList());
  }

  public List<String> texts() {
    return all()
        .filter(element -> element.getTagName().equals("text"))
        .map(element -> element.getTextContent().strip())
        .toList();
  }

  public long count(String name) {
    return all().filter(element -> element.getTagName().equals(name)).count();
  }

  public String byId(String id) {
    return all()
        .filter(element -> element.getAttribute("id").equals(id))
        .map(Element::getTextContent)
        .findFirst()
        .orElseThrow();
  }

  /** Every text and mark is inside of the picture, and no text covers another. */
  public void assertReadable(String description) {
    double width = number(root, "width");
    double height = number(root, "height");
    List<Rectangle2D> boxes = new ArrayList<>();
    all()
        .filter(element -> element.getTagName().equals("text"))
        .forEach(text -> {
          Rectangle2D box = box(text);
          String words = description + ": " + text.getTextContent();
          Assertions.assertThat(box.getMinX()).as(words).isNotNegative();
          Assertions.assertThat(box.getMaxX()).as(words).isLessThanOrEqualTo(width);
          Assertions.assertThat(box.getMinY()).as(words).isNotNegative();
          Assertions.assertThat(box.getMaxY()).as(words).isLessThanOrEqualTo(height);
          Assertions.assertThat(boxes).as(words).noneMatch(other -> other.intersects(box));
          boxes.add(box);
        });
    all()
        .filter(element -> element.hasAttribute("d"))
        .flatMap(path -> COORDINATE.matcher(path.getAttribute("d")).results())
        .mapToDouble(number -> Double.parseDouble(number.group()))
        .forEach(coordinate ->
            Assertions.assertThat(coordinate)
                .as(description)
                .isBetween(0.0, Math.max(width, height)));
  }

  private static Rectangle2D box(Element text) {
    double size = number(text, "font-size");
    boolean bold = text.hasAttribute("font-weight");
    Font font =
        Stream.of(Font.values())
            .filter(one -> one.size() == size && one.isBold() == bold)
            .findFirst()
            .orElseThrow();
    double room = font.width(text.getTextContent());
    double x =
        switch (text.getAttribute("text-anchor")) {
          case "middle" -> number(text, "x") - room / 2;
          case "end" -> number(text, "x") - room;
          default -> number(text, "x");
        };
    // Between the tops of capitals and the baseline.
    return new Rectangle2D.Double(x, number(text, "y") - 0.73 * size, room, 0.73 * size);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
