package dev.parallax.render.timeline;

import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskPanel;
import dev.parallax.table.timeline.TaskPanel.Bar;
import dev.parallax.table.timeline.TaskPanel.Phase;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

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
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("displayTimeUnit", "ns");
      json.writeArrayPropertyStart("traceEvents");
      int process = 0;
      for (TaskFigure figure : figures) {
        for (TaskPanel panel : figure.panels()) {
          process++;
          writeNames(json, figure, panel, process);
          writePanel(json, panel, process);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeNames(
      JsonGenerator json, TaskFigure figure, TaskPanel panel, int process) {
    String settings = String.join(" ", figure.unusualSettings());
    String cell = figure.name() + ", " + panel.name();
    writeName(
        json, "process_name", process, POOL, settings.isEmpty() ? cell : cell + ", " + settings);
    writeSortIndex(json, process);
    writeName(json, "thread_name", process, POOL, "pool");
    for (int worker = 0; worker < panel.workers(); worker++) {
      writeName(json, "thread_name", process, worker + 1, "worker " + worker);
    }
  }

  private static void writeName(
      JsonGenerator json, String what, int process, int thread, String name) {
    writeMetadata(json, what, process, thread);
    json.writeStringProperty("name", name);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeSortIndex(JsonGenerator json, int process) {
    writeMetadata(json, "process_sort_index", process, POOL);
    json.writeNumberProperty("sort_index", process);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeMetadata(JsonGenerator json, String what, int process, int thread) {
    json.writeStartObject();
    json.writeStringProperty("ph", "M");
    json.writeStringProperty("name", what);
    json.writeNumberProperty("pid", process);
    json.writeNumberProperty("tid", thread);
    json.writeObjectPropertyStart("args");
  }

  private static void writePanel(JsonGenerator json, TaskPanel panel, int process) {
    panel.open().ifPresent(open -> writePhase(json, "open the pool", open, process));
    writePhase(json, "batch", panel.batch(), process);
    panel.close().ifPresent(close -> writePhase(json, "close the pool", close, process));
    for (Bar bar : panel.bars()) {
      writeStart(json, "task " + bar.task(), process, bar.worker() + 1);
      writeTimes(json, bar.startNanos(), bar.stopNanos());
      json.writeObjectPropertyStart("args");
      json.writeNumberProperty("task", bar.task());
      bar.startCarrier().ifPresent(carrier -> json.writeNumberProperty("startCarrier", carrier));
      bar.stopCarrier().ifPresent(carrier -> json.writeNumberProperty("stopCarrier", carrier));
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static void writePhase(JsonGenerator json, String name, Phase phase, int process) {
    writeStart(json, name, process, POOL);
    writeTimes(json, phase.startNanos(), phase.stopNanos());
    json.writeEndObject();
  }

  private static void writeStart(JsonGenerator json, String name, int process, int thread) {
    json.writeStartObject();
    json.writeStringProperty("ph", "X");
    json.writeStringProperty("name", name);
    json.writeNumberProperty("pid", process);
    json.writeNumberProperty("tid", thread);
  }

  /** In microseconds, as the format has them; a task that stops before it starts has no length. */
  private static void writeTimes(JsonGenerator json, long startNanos, long stopNanos) {
    json.writeNumberProperty("ts", startNanos / NANOS_PER_MICRO);
    json.writeNumberProperty("dur", Math.max(0, stopNanos - startNanos) / NANOS_PER_MICRO);
  }
}
