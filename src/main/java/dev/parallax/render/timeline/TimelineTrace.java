package dev.parallax.render.timeline;

import dev.parallax.json.JsonWriter;
import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskPanel;
import dev.parallax.table.timeline.TaskPanel.Bar;
import dev.parallax.table.timeline.TaskPanel.Phase;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Chrome's trace event format, which Perfetto and {@code chrome://tracing} open: a process for each
 * cell, a thread for its pool and for each worker, a complete event for each task. All cells begin
 * at zero, one above the other.
 */
public final class TimelineTrace {
  /** The track of what isn't a worker's: workers have the numbers above. */
  private static final int POOL = 0;

  private static final double NANOS_PER_MICRO = 1000;

  private TimelineTrace() {}

  /** Writes all figures. */
  public static void write(List<TaskFigure> figures, Writer out) throws IOException {
    JsonWriter.write(
        out, JsonWriter.Style.COMPACT, json -> json.object(() -> write(figures, json)));
  }

  private static void write(List<TaskFigure> figures, JsonWriter json) {
    json.string("displayTimeUnit", "ns");
    json.array(
        "traceEvents",
        () -> {
          int process = 0;
          for (TaskFigure figure : figures) {
            for (TaskPanel panel : figure.panels()) {
              process++;
              writeNames(json, figure, panel, process);
              writePanel(json, panel, process);
            }
          }
        });
  }

  private static void writeNames(JsonWriter json, TaskFigure figure, TaskPanel panel, int process) {
    String settings = String.join(" ", figure.unusualSettings());
    String cell = figure.name() + ", " + panel.name();
    writeName(
        json, "process_name", process, POOL, settings.isEmpty() ? cell : cell + ", " + settings);
    writeMetadata(
        json, "process_sort_index", process, POOL, () -> json.count("sort_index", process));
    writeName(json, "thread_name", process, POOL, "pool");
    for (int worker = 0; worker < panel.workers(); worker++) {
      writeName(json, "thread_name", process, worker + 1, "worker " + worker);
    }
  }

  private static void writeName(
      JsonWriter json, String what, int process, int thread, String name) {
    writeMetadata(json, what, process, thread, () -> json.string("name", name));
  }

  private static void writeMetadata(
      JsonWriter json, String what, int process, int thread, Runnable args) {
    writeEvent(json, "M", what, process, thread, () -> json.object("args", args));
  }

  private static void writeEvent(
      JsonWriter json, String phase, String name, int process, int thread, Runnable rest) {
    json.object(() -> {
      json.string("ph", phase);
      json.string("name", name);
      json.count("pid", process);
      json.count("tid", thread);
      rest.run();
    });
  }

  private static void writePanel(JsonWriter json, TaskPanel panel, int process) {
    panel.open().ifPresent(open -> writePhase(json, "open the pool", open, process));
    writePhase(json, "batch", panel.batch(), process);
    panel.close().ifPresent(close -> writePhase(json, "close the pool", close, process));
    for (Bar bar : panel.bars()) {
      writeEvent(
          json,
          "X",
          "task " + bar.task(),
          process,
          bar.worker() + 1,
          () -> {
            writeTimes(json, bar.startNanos(), bar.stopNanos());
            json.object(
                "args",
                () -> {
                  json.count("task", bar.task());
                  bar.startCarrier().ifPresent(carrier -> json.count("startCarrier", carrier));
                  bar.stopCarrier().ifPresent(carrier -> json.count("stopCarrier", carrier));
                });
          });
    }
  }

  private static void writePhase(JsonWriter json, String name, Phase phase, int process) {
    writeEvent(
        json,
        "X",
        name,
        process,
        POOL,
        () -> writeTimes(json, phase.startNanos(), phase.stopNanos()));
  }

  /** In microseconds, as the format has them; a task that stops before it starts has no length. */
  private static void writeTimes(JsonWriter json, long startNanos, long stopNanos) {
    json.number("ts", startNanos / NANOS_PER_MICRO);
    json.number("dur", Math.max(0, stopNanos - startNanos) / NANOS_PER_MICRO);
  }
}
