package dev.parallax.render.plot;

import dev.parallax.render.plot.Axis.Tick;
import dev.parallax.render.plot.Mark.Box;
import dev.parallax.render.plot.Mark.Line;
import dev.parallax.render.plot.Mark.Pen;
import dev.parallax.render.plot.Mark.Place;
import dev.parallax.render.plot.Mark.Point;
import dev.parallax.render.plot.Mark.Text;
import java.util.List;

/** Writes the marks of a panel, whose corner and size are in pixels. */
record PanelWriter(
    Svg out, double left, double top, double width, double height, Axis xAxis, Axis yAxis) {
  /** Between words and the end of the panel. */
  private static final double GAP = 2;

  /** As a share of the panel. */
  private static final double ROUNDING = 1e-6;

  /** The grid and what it stands in. */
  void frame() {
    StringBuilder grid = new StringBuilder();
    for (Tick tick : xAxis.ticks()) {
      double x = x(tick.at());
      if (x > left && x < left + width) {
        grid.append('M').append(point(x, top)).append('V').append(Svg.number(top + height));
      }
    }
    for (Tick tick : yAxis.ticks()) {
      double y = y(tick.at());
      if (y > top && y < top + height) {
        grid.append('M').append(point(left, y)).append('H').append(Svg.number(left + width));
      }
    }
    grid.append('M').append(point(left, top)).append('H').append(Svg.number(left + width));
    grid.append('V').append(Svg.number(top + height)).append('H').append(Svg.number(left));
    out.path(grid.append('Z'), Ink.NONE, Pen.solid(Ink.GRID, 1));
  }

  /** The marks, those with the same style that follow each other as one. */
  void marks(List<Mark> marks) {
    int start = 0;
    for (int i = 1; i <= marks.size(); i++) {
      if (i == marks.size() || !marks.get(i).style().equals(marks.get(start).style())) {
        run(marks.subList(start, i));
        start = i;
      }
    }
  }

  private void run(List<Mark> marks) {
    StringBuilder path = new StringBuilder();
    for (Mark mark : marks) {
      switch (mark) {
        case Line line -> line(line, path);
        case Box box -> box(box, path);
        case Point point -> point(point);
        case Text text -> text(text);
      }
    }
    if (path.isEmpty()) {
      return;
    }
    if (marks.getFirst() instanceof Line line) {
      out.path(path, Ink.NONE, line.pen());
    } else if (marks.getFirst() instanceof Box box) {
      out.path(path, box.fill(), box.edge());
    }
  }

  private void line(Line line, StringBuilder path) {
    List<Place> places = line.places().stream().filter(this::isSomewhere).toList();
    if (places.size() < 2) {
      return;
    }
    for (int i = 0; i < places.size(); i++) {
      path.append(i == 0 ? 'M' : 'L').append(point(x(places.get(i).x()), y(places.get(i).y())));
    }
  }

  private void box(Box box, StringBuilder path) {
    if (isSomewhere(box.from()) && isSomewhere(box.to())) {
      path.append('M').append(point(x(box.from().x()), y(box.from().y())));
      path.append('H').append(Svg.number(x(box.to().x())));
      path.append('V').append(Svg.number(y(box.to().y())));
      path.append('H').append(Svg.number(x(box.from().x()))).append('Z');
    }
  }

  private void point(Point point) {
    if (!isSomewhere(point.at())) {
      return;
    }
    double x = x(point.at().x());
    double y = y(point.at().y());
    Look look = point.look();
    Ink fill = look.shape().isFilled() ? look.ink() : Ink.NONE;
    Pen pen = look.shape().isFilled() ? Pen.NONE : Pen.solid(look.ink(), 1.5);
    if (look.shape().isRound()) {
      out.circle(x, y, point.radius(), fill, pen);
    } else {
      out.path(look.shape().path(x, y, point.radius()), fill, pen);
    }
  }

  private void text(Text text) {
    if (!isSomewhere(text.at())) {
      return;
    }
    double x = x(text.at().x());
    double baseline = y(text.at().y()) + 0.36 * text.font().size();
    double room = text.font().width(text.words());
    double most = left + width - GAP - room / 2;
    double middle = Math.max(left + GAP + room / 2, Math.min(x, most));
    out.text(text.font(), text.words(), middle, baseline, "middle");
  }

  private boolean isSomewhere(Place place) {
    return isOn(xAxis.share(place.x())) && isOn(yAxis.share(place.y()));
  }

  private static boolean isOn(double share) {
    return share >= -ROUNDING && share <= 1 + ROUNDING;
  }

  private double x(double value) {
    return left + xAxis.share(value) * width;
  }

  private double y(double value) {
    return top + (1 - yAxis.share(value)) * height;
  }

  private static String point(double x, double y) {
    return Svg.number(x) + " " + Svg.number(y);
  }
}
