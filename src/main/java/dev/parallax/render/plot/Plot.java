package dev.parallax.render.plot;

import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.KeyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a picture is made of, before it is drawn. Panels and series come in the order in which their
 * values first stand in the data and in {@link Series}.
 *
 * @param x across
 * @param y up
 * @param layers marks, the later over the earlier
 * @param series how the values of colour, fill, shape and line type look
 * @param facets the small multiples
 * @param note a line under the picture; may be empty
 * @param width in pixels
 * @param height in pixels
 */
public record Plot(
    Axis x,
    Axis y,
    List<Layer> layers,
    Optional<Series> series,
    Facets facets,
    String note,
    int width,
    int height) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;

  /** Of a title, in pixels: what most letters need, and what stands at its left. */
  private static final int TITLE_LETTER = 10;

  private static final int TITLE_ROOM = 60;

  public Plot {
    layers = List.copyOf(layers);
    note = Escape.plain(note);
  }

  /** Empty, in one panel. */
  public static Plot of(Axis x, Axis y) {
    return new Plot(x, y, List.of(), Optional.empty(), Facets.none(), "", WIDTH, HEIGHT);
  }

  /** The same with one more layer. A layer without data is no layer. */
  public Plot with(Layer layer) {
    List<Layer> more = new ArrayList<>(layers);
    if (!layer.data().isEmpty() || layer.mapping().isEmpty()) {
      more.add(layer);
    }
    return new Plot(x, y, more, series, facets, note, width, height);
  }

  /** The same with looks for its series. */
  public Plot with(Series looks) {
    return new Plot(x, y, layers, Optional.of(looks), facets, note, width, height);
  }

  /** The same in small multiples. */
  public Plot with(Facets multiples) {
    return new Plot(x, y, layers, series, multiples, note, width, height);
  }

  /** The same with a line under it. */
  public Plot noted(String line) {
    return new Plot(x, y, layers, series, facets, line, width, height);
  }

  /** The same in another size, in pixels. */
  public Plot sized(int wide, int high) {
    return new Plot(x, y, layers, series, facets, note, wide, high);
  }

  /**
   * Draws it. The same plot gives the same bytes every time.
   *
   * @param id see {@link Picture#id(String)}
   * @param title what it shows, in a few words; stands over the picture
   * @param alternative what a reader who can't see it should know
   */
  public Picture picture(String id, String title, String alternative) {
    String plainTitle = Escape.plain(title);
    String plainAlternative = Escape.plain(alternative);
    String raw = LetsPlot.svg(this, KeyText.fit(plainTitle, titleLetters()));
    return new Picture(
        id,
        plainTitle,
        SvgCleaner.clean(raw, this, id, plainTitle, plainAlternative),
        plainAlternative);
  }

  /**
   * How wide a plot has to be for the whole of its title, in pixels, if what stands up its y axis
   * is short.
   */
  public static int widthFor(String title) {
    return TITLE_ROOM + TITLE_LETTER * title.length();
  }

  /** The title begins where the panels do. */
  private int titleLetters() {
    return Math.max(10, (int) (width - RowNames.margin(y) - TITLE_ROOM) / TITLE_LETTER);
  }
}
