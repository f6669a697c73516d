package dev.parallax.render.plot;

import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.KeyText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * Lets-Plot, and all that is known here of its plot specifications: maps and lists by the names of
 * its Python API, numbers as doubles.
 */
final class LetsPlot {
  private static final double TITLE_SIZE = 15;
  private static final double TEXT_SIZE = 12;
  private static final double SMALL_TEXT_SIZE = 11;

  private static final int LONGEST_LEGEND = 40;
  private static final char FILLER = '|';

  private LetsPlot() {}

  /** As Lets-Plot draws it, with random ids and a style sheet of its own. */
  static String svg(Plot plot, String title) {
    return PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
        specification(plot, title),
        null,
        (width, height, pixels) -> {
          throw new IllegalStateException("no picture here has pixels");
        },
        false);
  }

  static Map<String, Object> specification(Plot plot, String title) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("kind", "plot");
    // Its own default would be a second copy of the data in every layer.
    spec.put("data", Map.of());
    if (!title.isEmpty()) {
      spec.put("ggtitle", map("text", title));
    }
    if (!plot.note().isEmpty()) {
      spec.put("caption", map("text", NoteLines.fit(plot.note(), plot.width())));
    }
    spec.put("ggsize", map("width", (double) plot.width(), "height", (double) plot.height()));
    spec.put("theme", theme(plot));
    spec.put("scales", scales(plot));
    facets(plot.facets()).ifPresent(facet -> spec.put("facet", facet));
    PanelOrder order = new PanelOrder(plot);
    spec.put(
        "layers",
        plot.layers().stream().map(layer -> layer(layer, order)).collect(Collectors.toList()));
    return spec;
  }

  private static Map<String, Object> layer(Layer layer, PanelOrder order) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("geom", layer.geom().word());
    if (!layer.data().isEmpty()) {
      spec.put("data", order.columns(layer.data()));
    }
    Map<String, Object> mapping = new LinkedHashMap<>();
    layer.mapping().forEach((aesthetic, column) -> mapping.put(aesthetic.word(), column));
    spec.put("mapping", mapping);
    if (layer.geom() == Geom.BAR) {
      spec.put("stat", "identity");
    }
    if (layer.geom() == Geom.NOTHING) {
      // Lets-Plot has no geom without marks; SvgCleaner takes out what can't be seen.
      spec.put("alpha", 0.0);
      spec.put("show_legend", false);
    }
    spec.put("tooltips", "none");
    layer.constants().forEach(spec::put);
    return spec;
  }

  private static List<Object> scales(Plot plot) {
    List<Object> scales = new ArrayList<>();
    scales.add(axis("x", plot.x()));
    scales.add(axis("y", RowNames.shortened(plot.y())));
    plot.series()
        .ifPresent(series -> {
          List<Object> values = new ArrayList<>(series.looks().keySet());
          scales.add(manual("color", series, values, look -> look.ink().light()));
          scales.add(manual("fill", series, values, look -> look.ink().light()));
          scales.add(manual("shape", series, values, look -> (double) look.shape()));
          scales.add(manual("linetype", series, values, Series.Look::line));
        });
    return scales;
  }

  private static Map<String, Object> manual(
      String aesthetic, Series series, List<Object> values, Function<Series.Look, Object> look) {
    Map<String, Object> scale =
        map(
            "aesthetic",
            aesthetic,
            "name",
            legendTitle(series),
            "breaks",
            new ArrayList<>(values),
            "limits",
            new ArrayList<>(values),
            "labels",
            series.looks().keySet().stream()
                .map(LetsPlot::legendLabel)
                .collect(Collectors.toList()),
            "discrete",
            true,
            "values",
            series.looks().values().stream().map(look).collect(Collectors.toList()));
    if (!series.legend()) {
      scale.put("guide", "none");
    }
    return scale;
  }

  private static String legendTitle(Series series) {
    return series.title().isEmpty() ? "" : series.title() + FILLER + "WW";
  }

  /**
   * With letters at its end that {@link #legendText} takes off again: Lets-Plot reckons with a
   * narrower font than readers have, and the next key would stand on the last letters.
   */
  private static Object legendLabel(String value) {
    String label = KeyText.fit(value, LONGEST_LEGEND);
    return label + FILLER + "W".repeat(1 + label.length() / 6);
  }

  /** What of a label in the legend is meant to be read. */
  static String legendText(String label) {
    int filler = label.lastIndexOf(FILLER);
    return filler < 0 ? label : label.substring(0, filler);
  }

  private static Map<String, Object> axis(String aesthetic, Axis axis) {
    Map<String, Object> scale = map("aesthetic", aesthetic, "name", axis.title());
    if (axis.logarithmic()) {
      scale.put("trans", "log10");
    }
    if (!axis.ticks().isEmpty()) {
      scale.put("breaks", axis.ticks().stream().map(Axis.Tick::at).collect(Collectors.toList()));
      scale.put(
          "labels",
          axis.ticks().stream()
              .map(tick -> Escape.plain(tick.label()))
              .collect(Collectors.toList()));
    }
    axis.range()
        .ifPresent(range ->
            scale.put("limits", Stream.of(range.lo(), range.hi()).collect(Collectors.toList())));
    // The room that Lets-Plot leaves is a share of the difference, which is a factor of ten and
    // more
    // below the least value of a logarithmic axis.
    if (axis.range().isPresent() || axis.logarithmic()) {
      scale.put("expand", Stream.of(0.0, 0.0).collect(Collectors.toList()));
    }
    return scale;
  }

  private static Optional<Map<String, Object>> facets(Facets facets) {
    if (facets.rows().isEmpty() && facets.columns().isEmpty()) {
      return Optional.empty();
    }
    String scales =
        facets.freeX() ? (facets.freeY() ? "free" : "free_x") : facets.freeY() ? "free_y" : "fixed";
    Map<String, Object> spec = new LinkedHashMap<>();
    if (facets.wrap().isPresent()) {
      spec.put("name", "wrap");
      spec.put("facets", new ArrayList<>(List.of(PanelOrder.column(facets.rows().orElseThrow()))));
      spec.put("ncol", facets.wrap().get().doubleValue());
      spec.put("order", new ArrayList<>(List.of(1.0)));
    } else {
      spec.put("name", "grid");
      facets.rows().ifPresent(column -> spec.put("y", PanelOrder.column(column)));
      facets.columns().ifPresent(column -> spec.put("x", PanelOrder.column(column)));
      spec.put("x_order", 1.0);
      spec.put("y_order", 1.0);
    }
    spec.put("scales", scales);
    return Optional.of(spec);
  }

  private static Map<String, Object> theme(Plot plot) {
    Map<String, Object> theme = map("name", "minimal");
    theme.put("text", text(Ink.TEXT, TEXT_SIZE));
    theme.put("title", text(Ink.TEXT, TITLE_SIZE));
    theme.put("plot_title", text(Ink.TEXT, TITLE_SIZE));
    theme.put("plot_caption", text(Ink.MUTED, SMALL_TEXT_SIZE));
    theme.put("axis_title", text(Ink.TEXT, TEXT_SIZE));
    theme.put("axis_text", text(Ink.MUTED, SMALL_TEXT_SIZE));
    Map<String, Object> level = text(Ink.MUTED, SMALL_TEXT_SIZE);
    // Left alone, labels that come close to each other are turned.
    level.put("angle", 0.0);
    theme.put("axis_text_x", level);
    theme.put("legend_title", text(Ink.TEXT, TEXT_SIZE));
    theme.put("legend_text", text(Ink.TEXT, TEXT_SIZE));
    theme.put("strip_text", text(Ink.TEXT, TEXT_SIZE));
    theme.put("panel_grid_major", map("color", Ink.GRID.light(), "size", 1.0, "blank", false));
    theme.put("panel_grid_minor", "blank");
    theme.put("plot_background", map("fill", Ink.PAPER.light(), "size", 0.0, "blank", false));
    theme.put("panel_border", map("color", Ink.GRID.light(), "size", 1.0, "blank", false));
    theme.put("legend_position", "bottom");
    double left = RowNames.margin(plot.y());
    if (left > 0) {
      theme.put("plot_margin", map("t", 0.0, "r", 0.0, "b", 0.0, "l", left));
    }
    return theme;
  }

  private static Map<String, Object> text(Ink ink, double size) {
    return map("color", ink.light(), "size", size, "blank", false);
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
