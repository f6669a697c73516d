package dev.parallax.render.plot;

import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.KeyText;
import dev.parallax.render.plot.Axis.Tick;
import dev.parallax.render.plot.Plot.Panel;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lays a plot out, from the top down, and writes it: title, title of the upright axis, rows of
 * panels, title of the other axis, legend, note. Every text gets the room that it needs, is broken
 * into lines, or is shortened; then the note says what the mark of that means.
 */
final class PlotWriter {
  private static final double EDGE = 10;
  private static final double LEAST_WIDTH = 440;

  /** A title widens the picture up to here, and is broken into lines beyond. */
  private static final double MOST_TITLE_WIDTH = 800;

  /** Some five lines of letters. */
  private static final int LONGEST_TEXT = 500;

  private static final double BETWEEN_PANELS = 12;
  private static final double TO_LABEL = 6;

  /** Between labels in a row. */
  private static final double APART = 7;

  private static final double MOST_SIDE_WIDTH = 150;
  private static final double KEY_WIDTH = 30;
  private static final double KEY_HEIGHT = 14;
  private static final double AFTER_KEY = 20;
  private static final String SHORTENED = "…";
  private static final Axis UNIT = Axis.linear("", 0, 1, List.of());

  private final Plot plot;
  private final Svg out = new Svg();
  private final double left;
  private final double between;
  private final double panelWidth;
  private final double width;

  /** Down to where the picture is drawn. */
  private double top = EDGE;

  private boolean shortened;

  PlotWriter(Plot plot) {
    this.plot = plot;
    List<Panel> panels = plot.panels();
    double overhang = panels.stream().mapToDouble(this::overhang).max().orElse(0);
    double sides =
        panels.stream().mapToDouble(panel -> Font.HEADING.width(panel.side())).max().orElse(0);
    this.left = EDGE + Math.max(labels(i -> i % plot.columns() == 0), overhang);
    this.between =
        Math.max(BETWEEN_PANELS, 2 * overhang + APART)
            + Math.max(0, labels(i -> i % plot.columns() != 0) - overhang);
    double right =
        EDGE + Math.max(overhang, sides == 0 ? 0 : TO_LABEL + Math.min(sides, MOST_SIDE_WIDTH));
    double around = left + (plot.columns() - 1) * between + right;
    double least =
        Math.clamp(Font.TITLE.width(plot.title()) + 2 * EDGE, LEAST_WIDTH, MOST_TITLE_WIDTH);
    this.panelWidth = Math.max(plot.panelWidth(), (least - around) / plot.columns());
    this.width = Math.ceil(around + plot.columns() * panelWidth);
  }

  Picture picture(String id, String alternative) {
    lines(plot.title(), Font.TITLE);
    Panel first = plot.panels().getFirst();
    top += TO_LABEL;
    lines(first.y().title(), Font.TEXT);
    for (int start = 0; start < plot.panels().size(); start += plot.columns()) {
      row(start, Math.min(plot.panels().size(), start + plot.columns()));
    }
    axisTitle(first.x().title());
    legend();
    top += TO_LABEL;
    plot.note().lines().forEach(line -> lines(line, Font.SMALL));
    if (shortened) {
      lines(SHORTENED + ": left out of a long name", Font.SMALL);
    }
    String title = Escape.plain(plot.title());
    String words = Escape.plain(alternative);
    double height = Math.ceil(top + EDGE);
    return new Picture(id, title, out.picture(id, title, words, width, height), words);
  }

  /** Room for the labels of upright axes at the left of some panels. */
  private double labels(Predicate<Integer> which) {
    double widest = 0;
    for (int i = 0; i < plot.panels().size(); i++) {
      if (which.test(i) && showsY(i)) {
        for (Tick tick : plot.panels().get(i).y().ticks()) {
          widest = Math.max(widest, Font.SMALL.width(tick.label()));
        }
      }
    }
    return widest == 0 ? 0 : widest + TO_LABEL;
  }

  /** How far labels under a panel reach beyond its ends. */
  private double overhang(Panel panel) {
    double most = 0;
    for (Tick tick : panel.x().ticks()) {
      double share = panel.x().share(tick.at());
      double toEnd = Math.min(share, 1 - share) * plot.panelWidth();
      most = Math.max(most, Font.SMALL.width(tick.label()) / 2 - toEnd);
    }
    return most;
  }

  private boolean showsX(int panel) {
    int below = panel + plot.columns();
    return below >= plot.panels().size()
        || !plot.panels().get(below).x().equals(plot.panels().get(panel).x());
  }

  private boolean showsY(int panel) {
    return panel % plot.columns() == 0
        || !plot.panels().get(panel - 1).y().equals(plot.panels().get(panel).y());
  }

  private void row(int start, int end) {
    List<Panel> panels = plot.panels().subList(start, end);
    top += BETWEEN_PANELS / 2;
    if (panels.stream().anyMatch(panel -> !panel.heading().isEmpty())) {
      top += Font.HEADING.lineHeight() + 4;
    }
    double height = panels.getFirst().height();
    boolean labelled = false;
    for (int i = start; i < end; i++) {
      Panel panel = plot.panels().get(i);
      double x = left + (i - start) * (panelWidth + between);
      PanelWriter writer = new PanelWriter(out, x, top, panelWidth, height, panel.x(), panel.y());
      writer.frame();
      writer.marks(panel.marks());
      middle(Font.HEADING, panel.heading(), x + panelWidth / 2, top - 6, panelWidth);
      if (!panel.side().isEmpty()) {
        double baseline = top + height / 2 + 4;
        out.text(
            Font.HEADING,
            fit(Font.HEADING, panel.side(), MOST_SIDE_WIDTH),
            x + panelWidth + TO_LABEL,
            baseline,
            "start");
      }
      if (showsY(i)) {
        labelsUp(panel.y(), x - TO_LABEL, height);
      }
      if (showsX(i)) {
        labelled = true;
        labelsAcross(panel.x(), x, top + height + 15);
      }
    }
    top += height + BETWEEN_PANELS / 2 + (labelled ? Font.SMALL.lineHeight() + 2 : 0);
  }

  private void labelsUp(Axis axis, double right, double height) {
    double last = Double.NEGATIVE_INFINITY;
    for (Tick tick : sorted(axis).reversed()) {
      double y = top + (1 - axis.share(tick.at())) * height;
      if (y - last >= Font.SMALL.size()) {
        out.text(Font.SMALL, noted(tick.label()), right, y + 4, "end");
        last = y;
      }
    }
  }

  private void labelsAcross(Axis axis, double panelLeft, double baseline) {
    double last = Double.NEGATIVE_INFINITY;
    for (Tick tick : sorted(axis)) {
      double x = panelLeft + axis.share(tick.at()) * panelWidth;
      double half = Font.SMALL.width(tick.label()) / 2;
      if (x - half >= last + APART) {
        out.text(Font.SMALL, tick.label(), x, baseline, "middle");
        last = x + half;
      }
    }
  }

  private static List<Tick> sorted(Axis axis) {
    return axis.ticks().stream()
        .filter(tick -> tick.at() >= axis.lo() && tick.at() <= axis.hi())
        .sorted(Comparator.comparingDouble(Tick::at))
        .toList();
  }

  private void axisTitle(String title) {
    double panels = plot.columns() * (panelWidth + between) - between;
    double room = 2 * Math.min(left + panels / 2, width - left - panels / 2) - 2 * EDGE;
    for (String line : Font.TEXT.lines(title, room)) {
      top += Font.TEXT.lineHeight();
      middle(Font.TEXT, line, left + panels / 2, top - 0.3 * Font.TEXT.size(), room);
    }
  }

  /** In one row if it fits, otherwise in columns, of which there may be one. */
  private void legend() {
    List<Legend.Key> keys = plot.legend().keys();
    if (keys.isEmpty()) {
      return;
    }
    String title = plot.legend().title();
    double before = title.isEmpty() ? 0 : Font.TEXT.width(title) + AFTER_KEY;
    double most = width - left - EDGE;
    double room = most - KEY_WIDTH - TO_LABEL;
    List<String> labels = keys.stream().map(key -> fit(Font.TEXT, key.label(), room)).toList();
    List<Double> widths =
        labels.stream()
            .map(label -> KEY_WIDTH + TO_LABEL + Font.TEXT.width(label) + AFTER_KEY)
            .toList();
    double all = widths.stream().mapToDouble(Double::doubleValue).sum() - AFTER_KEY;
    double widest = widths.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    boolean inOneRow = before + all <= most;
    top += 10;
    if (!title.isEmpty()) {
      out.text(Font.TEXT, fit(Font.TEXT, title, most), left, top + 11, "start");
    }
    if (!inOneRow && !title.isEmpty()) {
      top += KEY_HEIGHT + TO_LABEL;
    }
    int columns = Math.max(1, (int) ((most + AFTER_KEY) / widest));
    double x = left + (inOneRow ? before : 0);
    for (int i = 0; i < keys.size(); i++) {
      if (!inOneRow && i > 0 && i % columns == 0) {
        top += KEY_HEIGHT + TO_LABEL;
        x = left;
      }
      new PanelWriter(out, x, top, KEY_WIDTH, KEY_HEIGHT, UNIT, UNIT).marks(keys.get(i).marks());
      out.text(Font.TEXT, labels.get(i), x + KEY_WIDTH + TO_LABEL, top + 11, "start");
      x += inOneRow ? widths.get(i) : widest;
    }
    top += KEY_HEIGHT + 2;
  }

  private void lines(String words, Font font) {
    String most = noted(KeyText.fit(Escape.plain(words), LONGEST_TEXT));
    for (String line : font.lines(most, width - 2 * EDGE)) {
      top += font.lineHeight();
      out.text(font, line, EDGE, top - 0.3 * font.size(), "start");
    }
  }

  private void middle(Font font, String words, double x, double y, double room) {
    if (!words.isEmpty()) {
      out.text(font, fit(font, words, room), x, y, "middle");
    }
  }

  private String fit(Font font, String words, double room) {
    return noted(font.fit(words, room));
  }

  /** The text as it is, which may have been shortened here or before. */
  private String noted(String words) {
    shortened |= words.contains(SHORTENED);
    return words;
  }
}
