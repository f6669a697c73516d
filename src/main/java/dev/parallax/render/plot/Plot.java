package dev.parallax.render.plot;

import java.util.List;

/**
 * A picture before it is drawn: panels in a grid. What stands around the panels takes the room that
 * it needs.
 *
 * @param title what it shows, in a few words
 * @param panels from left to right, then down
 * @param columns how many panels stand side by side
 * @param panelWidth at least, in pixels
 * @param note a sentence under the picture; may be empty
 */
public record Plot(
    String title, List<Panel> panels, int columns, double panelWidth, Legend legend, String note) {
  /**
   * Marks over two axes. The titles of the axes are those of the first panel. An axis that a panel
   * shares with its neighbour has labels only once.
   *
   * @param heading above it; may be empty
   * @param side at its right; may be empty
   * @param height in pixels, the same for all panels of a row
   * @param marks the later over the earlier
   */
  public record Panel(
      String heading, String side, double height, Axis x, Axis y, List<Mark> marks) {
    public Panel {
      marks = List.copyOf(marks);
    }
  }

  public Plot {
    panels = List.copyOf(panels);
  }

  /**
   * Draws it. The same plot gives the same bytes every time.
   *
   * @param id see {@link Picture#id(String)}
   * @param alternative what a reader who can't see it should know
   */
  public Picture picture(String id, String alternative) {
    return new PlotWriter(this).picture(id, alternative);
  }
}
