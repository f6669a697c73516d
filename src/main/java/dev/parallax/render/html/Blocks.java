package dev.parallax.render.html;

import dev.parallax.advice.rules.Finding;
import dev.parallax.render.plot.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Writes what stands below a heading.
 *
 * @param out where it goes
 */
record Blocks(Markup out) {
  /** Writes a piece of the page. */
  interface Body {
    void write() throws IOException;
  }

  /**
   * A name with what belongs to it.
   *
   * @param label empty if it continues the fact before it
   * @param lines each one of its own
   * @param code whether they are to be copied as they are
   */
  record Fact(String label, List<String> lines, boolean code) {
    static Fact of(String label, List<String> lines) {
      return new Fact(label, lines, false);
    }
  }

  /**
   * Blocks under a heading of their own.
   *
   * @param id its place in the page
   * @param heading empty if that of the part says it all
   */
  void group(String id, String heading, Body body) throws IOException {
    out.raw("<div class=\"group\"").attribute("id", id).raw(">\n");
    if (!heading.isEmpty()) {
      out.raw("<h3>").text(heading).raw("</h3>\n");
    }
    body.write();
    out.raw("</div>\n");
  }

  /** Sentences, each a paragraph. */
  void prose(List<String> sentences) throws IOException {
    for (String sentence : sentences) {
      out.raw("<p class=\"how\">").text(sentence).raw("</p>\n");
    }
  }

  /** Questions and their answers in sentences. */
  void answers(List<Fact> facts) throws IOException {
    out.raw("<dl class=\"answers\">\n");
    definitions(facts);
  }

  /** Names and values. */
  void facts(List<Fact> facts) throws IOException {
    out.raw("<dl class=\"facts\">\n");
    definitions(facts);
  }

  private void definitions(List<Fact> facts) throws IOException {
    for (Fact fact : facts) {
      // A term of its own for each: a definition list must not have a definition without one.
      if (!fact.label().isEmpty()) {
        out.raw("<dt>").text(fact.label()).raw("</dt>\n");
      }
      for (String line : fact.lines()) {
        if (fact.code()) {
          out.raw("<dd><code>").text(line).raw("</code></dd>\n");
        } else {
          out.raw("<dd>").text(line).raw("</dd>\n");
        }
      }
    }
    out.raw("</dl>\n");
  }

  /** Pictures side by side, as images, in which a browser runs no script and loads nothing. */
  void drawings(List<Picture> pictures) throws IOException {
    out.raw("<div class=\"drawings\">\n");
    for (Picture picture : pictures) {
      byte[] svg = picture.svg().getBytes(StandardCharsets.UTF_8);
      out.raw("<figure").attribute("id", "picture-" + picture.id());
      out.raw(">\n<div class=\"frame\" role=\"group\"");
      out.attribute("aria-label", "picture: " + picture.title()).raw("><img");
      out.attribute("alt", picture.alternative());
      out.attribute("src", "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg));
      out.raw("></div>\n<figcaption>").text(picture.title()).raw("</figcaption>\n</figure>\n");
    }
    out.raw("</div>\n");
  }

  /** What a reader should know of the data, each with a link to the place of its table. */
  void finding(Finding finding, String place, String link) throws IOException {
    out.raw("<li").attribute("class", finding.severity().word()).raw("><strong>");
    out.text(finding.severity().word()).raw("</strong> <span>").text(finding.message());
    out.raw("</span> <a").attribute("href", "#" + link).raw(">").text(place).raw("</a></li>\n");
  }
}
