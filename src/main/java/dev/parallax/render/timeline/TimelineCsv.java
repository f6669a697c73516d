package dev.parallax.render.timeline;

import dev.parallax.render.parts.Escape;
import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskPanel;
import dev.parallax.table.timeline.TaskPanel.Bar;
import dev.parallax.table.timeline.TaskPanel.Phase;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalInt;

/** A row for each task run, and for each phase of an operation; the format of RFC 4180. */
public final class TimelineCsv {
  private TimelineCsv() {}

  /** Writes all figures. */
  public static void write(List<TaskFigure> figures, Writer out) throws IOException {
    out.write(
        "workload,lifecycle,settings,benchmark,model,workers,round,iteration,operation,"
            + "kind,task,worker,start_ns,stop_ns,start_carrier,stop_carrier\r\n");
    for (TaskFigure figure : figures) {
      for (TaskPanel panel : figure.panels()) {
        write(figure, panel, out);
      }
    }
  }

  private static void write(TaskFigure figure, TaskPanel panel, Writer out) throws IOException {
    String cell =
        String.join(
            ",",
            Escape.csv(figure.workload()),
            Escape.csv(figure.lifecycle()),
            Escape.csv(String.join(" ", figure.unusualSettings())),
            Escape.csv(panel.benchmark()),
            Escape.csv(panel.model()),
            Integer.toString(panel.workers()),
            text(panel.round()),
            Integer.toString(panel.iteration()),
            Integer.toString(panel.operation()));
    if (panel.open().isPresent()) {
      write(cell, "open", panel.open().get(), out);
    }
    write(cell, "batch", panel.batch(), out);
    for (Bar bar : panel.bars()) {
      out.write(
          "%s,task,%s,%s,%s,%s,%s,%s\r\n"
              .formatted(
                  cell,
                  bar.task(),
                  bar.worker(),
                  bar.startNanos(),
                  bar.stopNanos(),
                  text(bar.startCarrier()),
                  text(bar.stopCarrier())));
    }
    if (panel.close().isPresent()) {
      write(cell, "close", panel.close().get(), out);
    }
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
  }

  private static void write(String cell, String kind, Phase phase, Writer out) throws IOException {
    out.write("%s,%s,,,%s,%s,,\r\n".formatted(cell, kind, phase.startNanos(), phase.stopNanos()));
  }
}
