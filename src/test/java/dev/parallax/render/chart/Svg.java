package dev.parallax.render.chart;

import dev.parallax.render.plot.Picture;
import java.io.StringReader;
import java.util.List;
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
}
