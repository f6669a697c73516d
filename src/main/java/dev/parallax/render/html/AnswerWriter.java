package dev.parallax.render.html;

import dev.parallax.render.plot.Picture;
import java.io.IOException;
import java.util.List;

/** Writes the first screen: what to use, the picture beside it, and the further answers. */
final class AnswerWriter {
  /** Something that writes a part of a page. */
  interface Part<T> {
    void write(T part) throws IOException;
  }

  private final Markup out;
  private final Part<List<Picture>> drawings;
  private final Part<Block.Facts> facts;

  AnswerWriter(Markup out, Part<List<Picture>> drawings, Part<Block.Facts> facts) {
    this.out = out;
    this.drawings = drawings;
    this.facts = facts;
  }

  void write(Answer answer) throws IOException {
    out.raw("<section id=\"answer\" aria-labelledby=\"answer-h\"");
    out.raw(answer.pictures().isEmpty() ? ">\n" : " class=\"illustrated\">\n");
    out.raw("<div class=\"uses\">\n<h1 id=\"answer-h\">").text(answer.heading()).raw("</h1>\n");
    uses(answer);
    for (String note : answer.notes()) {
      out.raw("<p class=\"how\">").text(note).raw("</p>\n");
    }
    out.raw("</div>\n");
    if (!answer.pictures().isEmpty()) {
      out.raw("<div class=\"beside\">\n");
      drawings.write(answer.pictures());
      out.raw("</div>\n");
    }
    out.raw("<div class=\"points\">\n");
    facts.write(new Block.Facts(answer.points(), true));
    out.raw("</div>\n</section>\n");
  }

  /** With explicit roles, which a table loses where a narrow screen shows it as blocks. */
  private void uses(Answer answer) throws IOException {
    out.raw("<table role=\"table\" aria-labelledby=\"answer-h\">\n<thead role=\"rowgroup\">");
    out.raw("<tr role=\"row\">");
    for (String heading : answer.headings()) {
      out.raw("<th scope=\"col\" role=\"columnheader\">").text(heading).raw("</th>");
    }
    out.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    for (Answer.Use use : answer.uses()) {
      out.raw(use.decided() ? "<tr role=\"row\" class=\"decided\">" : "<tr role=\"row\">");
      for (int column = 0; column < use.cells().size(); column++) {
        String text = use.cells().get(column);
        if (column == 0) {
          out.raw("<th scope=\"row\" role=\"rowheader\">");
          if (use.link().isEmpty()) {
            out.text(text);
          } else {
            out.raw("<a").attribute("href", "#" + use.link()).raw(">").text(text).raw("</a>");
          }
          out.raw("</th>");
        } else {
          out.raw("<td role=\"cell\"").attribute("data-label", answer.headings().get(column));
          out.raw(">").text(text).raw("</td>");
        }
      }
      out.raw("</tr>\n");
    }
    out.raw("</tbody>\n</table>\n");
  }
}
