package dev.parallax.render.html;

import dev.parallax.render.plot.Picture;
import java.util.List;

/**
 * The first screen.
 *
 * @param heading what it answers
 * @param notes how to read it
 * @param headings of the columns
 * @param uses one per kind of work
 * @param pictures what shows the same
 * @param points further answers
 */
public record Answer(
    String heading,
    List<String> notes,
    List<String> headings,
    List<Use> uses,
    List<Picture> pictures,
    List<Block.Fact> points) {
  public Answer {
    notes = List.copyOf(notes);
    headings = List.copyOf(headings);
    uses = List.copyOf(uses);
    pictures = List.copyOf(pictures);
    points = List.copyOf(points);
  }

  /**
   * What to use for one kind of work.
   *
   * @param cells as many as headings: the work, what to use, and numbers
   * @param decided whether there is one to use
   * @param link the place of its table in the page; empty for none
   */
  public record Use(List<String> cells, boolean decided, String link) {
    public Use {
      cells = List.copyOf(cells);
    }
  }
}
