package dev.parallax.render.html;

import dev.parallax.render.plot.Picture;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Writes a page. Without its script everything in it can be read; with it, tables can be sorted and
 * filtered, and links remember how.
 *
 * <p>Nothing but the script and the style sheet of this package runs: the page's own
 * Content-Security-Policy names them by their hashes. Pictures stand in it as images, in which a
 * browser runs no script and loads nothing.
 */
public final class PageWriter {
  private final Markup out;
  private final SheetWriter sheets;
  private final Resource style = Resource.named("page.css");
  private final Resource script = Resource.named("page.js");

  /** Writes to this. */
  public PageWriter(Writer out) {
    this.out = new Markup(out);
    this.sheets = new SheetWriter(this.out);
  }

  /**
   * Writes the whole page.
   *
   * @throws IOException if it can't be written
   */
  public void write(Page page) throws IOException {
    head(page);
    out.raw("<body>\n<a class=\"skip\" href=\"#main\">Skip to the answer</a>\n");
    out.raw("<header class=\"top\">\n<p class=\"brand\">Parallax</p>\n<p class=\"about\">");
    for (String fact : page.about()) {
      out.raw("<span>").text(fact).raw("</span> ");
    }
    out.raw("</p>\n");
    navigation(page);
    out.raw("</header>\n<main id=\"main\" tabindex=\"-1\">\n");
    if (page.answer().isPresent()) {
      new AnswerWriter(out, this::drawings, this::facts).write(page.answer().get());
    } else {
      out.raw("<h1>").text(page.title()).raw("</h1>\n");
    }
    for (Page.Part part : page.parts()) {
      part(part);
    }
    out.raw("</main>\n<script>").own(script).raw("</script>\n</body>\n</html>\n");
  }

  private void head(Page page) throws IOException {
    String policy =
        "default-src 'none'; img-src data:; style-src "
            + style.hash()
            + "; script-src "
            + script.hash()
            + "; base-uri 'none'; form-action 'none'";
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\"").attribute("content", policy);
    out.raw(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.raw("<link rel=\"icon\" href=\"data:,\">\n");
    out.raw("<title>").text(page.title()).raw("</title>\n<style>").own(style);
    out.raw("</style>\n</head>\n");
  }

  private void navigation(Page page) throws IOException {
    out.raw("<nav aria-label=\"Parts of the report\">\n");
    if (page.answer().isPresent()) {
      out.raw("<a href=\"#answer\">Answer</a>\n");
    }
    for (Page.Part part : page.parts()) {
      out.raw("<a").attribute("href", "#" + part.id()).raw(">").text(part.heading());
      out.raw("</a>\n");
    }
    out.raw("</nav>\n");
  }

  private void part(Page.Part part) throws IOException {
    out.raw("<section class=\"part\"").attribute("id", part.id());
    out.attribute("aria-labelledby", part.id() + "-h");
    out.raw(">\n<h2").attribute("id", part.id() + "-h").raw(">").text(part.heading());
    out.raw("</h2>\n");
    if (part.searched()) {
      search();
      contents(part);
    }
    for (Page.Group group : part.groups()) {
      group(group);
    }
    out.raw("</section>\n");
  }

  /** Shown by the script, for without it nothing is filtered. */
  private void search() throws IOException {
    out.raw("<div class=\"search\" role=\"search\" hidden>\n");
    out.raw("<label for=\"q\">Filter rows</label>\n");
    out.raw("<input id=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"");
    out.raw(" aria-describedby=\"q-how\" aria-keyshortcuts=\"/\">\n");
    out.raw("<output id=\"q-count\" for=\"q\"></output>\n");
    out.raw("<span id=\"q-how\" class=\"how\">all words must occur; <kbd>-word</kbd> leaves out;");
    out.raw(" <kbd>/</kbd> comes here, <kbd>Esc</kbd> clears</span>\n</div>\n");
  }

  private void contents(Page.Part part) throws IOException {
    if (part.groups().size() < 3) {
      return;
    }
    out.raw("<ul class=\"contents\">\n");
    for (Page.Group group : part.groups()) {
      out.raw("<li><a").attribute("href", "#" + group.id()).raw(">").text(group.heading());
      out.raw("</a></li>\n");
    }
    out.raw("</ul>\n");
  }

  private void group(Page.Group group) throws IOException {
    out.raw("<div class=\"group\"").attribute("id", group.id()).raw(">\n");
    if (!group.heading().isEmpty()) {
      out.raw("<h3>").text(group.heading()).raw("</h3>\n");
    }
    for (Block block : group.blocks()) {
      block(block);
    }
    out.raw("</div>\n");
  }

  private void block(Block block) throws IOException {
    switch (block) {
      case Block.Prose prose -> {
        for (String sentence : prose.sentences()) {
          out.raw("<p class=\"how\">").text(sentence).raw("</p>\n");
        }
      }
      case Block.Facts facts -> facts(facts);
      case Block.Drawings drawings -> drawings(drawings.pictures());
      case Block.Notes notes -> sheets.notes(notes);
      case Block.Issues issues -> issues(issues);
      case Sheet sheet -> sheets.write(sheet);
    }
  }

  private void facts(Block.Facts facts) throws IOException {
    out.raw(facts.wide() ? "<dl class=\"answers\">\n" : "<dl class=\"facts\">\n");
    for (Block.Fact fact : facts.facts()) {
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

  private void drawings(List<Picture> pictures) throws IOException {
    out.raw("<div class=\"drawings\">\n");
    for (Picture picture : pictures) {
      out.raw("<figure")
          .attribute("id", "picture-" + picture.id())
          .raw(">\n<div class=\"frame\" role=\"group\"");
      out.attribute("aria-label", "picture: " + picture.title()).raw("><img");
      out.attribute("alt", picture.alternative());
      out.attribute("src", "data:image/svg+xml;base64," + base64(picture.svg()));
      out.raw("></div>\n<figcaption>").text(picture.title()).raw("</figcaption>\n</figure>\n");
    }
    out.raw("</div>\n");
  }

  private static String base64(String svg) {
    return Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }

  private void issues(Block.Issues issues) throws IOException {
    out.raw("<ul class=\"issues\">\n");
    for (Block.Issue issue : issues.issues()) {
      out.raw("<li").attribute("class", issue.severity()).raw("><strong>");
      out.text(issue.severity()).raw("</strong> <span>").text(issue.message()).raw("</span> <a");
      out.attribute("href", "#" + issue.link()).raw(">").text(issue.place()).raw("</a></li>\n");
    }
    out.raw("</ul>\n");
  }
}
