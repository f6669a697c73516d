package dev.parallax.render.html;

import java.util.List;
import java.util.Optional;

/**
 * What a page shows.
 *
 * @param title of the window
 * @param about where it comes from, in a few words each
 * @param answer what stands before everything else
 * @param parts in their order; none of them is empty
 */
public record Page(String title, List<String> about, Optional<Answer> answer, List<Part> parts) {
  public Page {
    about = List.copyOf(about);
    parts = List.copyOf(parts);
  }

  /**
   * A part that the navigation leads to.
   *
   * @param id its place in the page
   * @param heading what it holds
   * @param searched whether its tables are what the filter filters
   * @param groups in their order
   */
  public record Part(String id, String heading, boolean searched, List<Group> groups) {
    public Part {
      groups = List.copyOf(groups);
    }
  }

  /**
   * Blocks under a heading.
   *
   * @param id its place in the page
   * @param heading empty if that of the part says it all
   * @param blocks in their order
   */
  public record Group(String id, String heading, List<Block> blocks) {
    public Group {
      blocks = List.copyOf(blocks);
    }
  }
}
