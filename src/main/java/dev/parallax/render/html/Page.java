package dev.parallax.render.html;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page. Without its script everything in it can be read; with it, tables can be sorted and
 * filtered, and links remember how.
 *
 * <p>Nothing but the script and the style sheet of this package runs: the page's own
 * Content-Security-Policy names them by their hashes.
 *
 * @param title of the window
 * @param about where it comes from, in a few words each
 * @param answer what stands before everything else
 * @param parts in their order; none of them is empty
 */
record Page(String title, List<String> about, Optional<Blocks.Body> answer, List<Part> parts) {
  /**
   * A part that the navigation leads to.
   *
   * @param id its place in the page
   * @param heading what it holds
   * @param contents the headings of its tables by their places; without any, nothing in it is
   *     filtered
   */
  record Part(String id, String heading, Map<String, String> contents, Blocks.Body body) {
    static Part of(String id, String heading, Blocks.Body body) {
      return new Part(id, heading, Map.of(), body);
    }
  }

  /** Fewer tables than this are found without a list of them. */
  private static final int FEWEST_LISTED = 3;

  /** Writes the whole page. */
  void write(Markup out) throws IOException {
    Resource style = Resource.named("page.css");
    Resource script = Resource.named("page.js");
    head(style, script, out);
    out.raw("<body>\n<a class=\"skip\" href=\"#main\">Skip to the answer</a>\n");
    out.raw("<header class=\"top\">\n<p class=\"brand\">Parallax</p>\n<p class=\"about\">");
    for (String fact : about) {
      out.raw("<span>").text(fact).raw("</span> ");
    }
    out.raw("</p>\n<nav aria-label=\"Parts of the report\">\n");
    out.raw(answer.isPresent() ? "<a href=\"#answer\">Answer</a>\n" : "");
    for (Part part : parts) {
      out.raw("<a").attribute("href", "#" + part.id()).raw(">").text(part.heading());
      out.raw("</a>\n");
    }
    out.raw("</nav>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
    if (answer.isPresent()) {
      answer.get().write();
    } else {
      out.raw("<h1>").text(title).raw("</h1>\n");
    }
    for (Part part : parts) {
      part(part, out);
    }
    out.raw("</main>\n<script>").own(script).raw("</script>\n</body>\n</html>\n");
  }

  private void head(Resource style, Resource script, Markup out) throws IOException {
    String policy =
        ("default-src 'none'; img-src data:; style-src %s; script-src %s;"
                + " base-uri 'none'; form-action 'none'")
            .formatted(style.hash(), script.hash());
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\"").attribute("content", policy);
    out.raw(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.raw("<link rel=\"icon\" href=\"data:,\">\n");
    out.raw("<title>").text(title).raw("</title>\n<style>").own(style);
    out.raw("</style>\n</head>\n");
  }

  private static void part(Part part, Markup out) throws IOException {
    out.raw("<section class=\"part\"").attribute("id", part.id());
    out.attribute("aria-labelledby", part.id() + "-h");
    out.raw(">\n<h2").attribute("id", part.id() + "-h").raw(">").text(part.heading());
    out.raw("</h2>\n");
    if (!part.contents().isEmpty()) {
      search(out);
    }
    if (part.contents().size() >= FEWEST_LISTED) {
      out.raw("<ul class=\"contents\">\n");
      for (Map.Entry<String, String> table : part.contents().entrySet()) {
        out.raw("<li><a").attribute("href", "#" + table.getKey()).raw(">");
        out.text(table.getValue()).raw("</a></li>\n");
      }
      out.raw("</ul>\n");
    }
    part.body().write();
    out.raw("</section>\n");
  }

  /** Shown by the script, for without it nothing is filtered. */
  private static void search(Markup out) throws IOException {
    out.raw("<div class=\"search\" role=\"search\" hidden>\n");
    out.raw("<label for=\"q\">Filter rows</label>\n");
    out.raw("<input id=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"");
    out.raw(" aria-describedby=\"q-how\" aria-keyshortcuts=\"/\">\n");
    out.raw("<output id=\"q-count\" for=\"q\"></output>\n");
    out.raw("<span id=\"q-how\" class=\"how\">all words must occur; <kbd>-word</kbd> leaves out;");
    out.raw(" <kbd>/</kbd> comes here, <kbd>Esc</kbd> clears</span>\n</div>\n");
  }
}
