package dev.parallax.recording;

import dev.parallax.suite.RecordingNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** What threads did in the operations of one fork, by kind and by method. */
public final class Recorded {
  /** Where the suite itself computes, between tasks. */
  private static final String DISPATCH = "the suite's own dispatch";

  private final Map<Kind, Map<String, Tally>> seconds = new EnumMap<>(Kind.class);
  private final Map<String, Tally> allocated = new HashMap<>();

  /** Ends of operations by their beginnings. */
  private final NavigableMap<Instant, Instant> spans = new TreeMap<>();

  private String caseName = "";
  private String model = "";
  private int workers = 1;
  private long operations;
  private double spanSeconds;
  private double pauseSeconds;
  private long pauses;
  private long samples;

  private Recorded() {}

  /**
   * Reads a recording.
   *
   * @throws IOException if it isn't one, or no operation is in it
   */
  public static Recorded read(Path file) throws IOException {
    Recorded recorded = new Recorded();
    List<RecordedEvent> others = new ArrayList<>();
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals(RecordingNames.OPERATIONS)) {
          recorded.addOperations(event);
        } else {
          others.add(event);
        }
      }
    }
    if (recorded.operations == 0) {
      throw new IOException(file + ": it is not a recording of the suite's, or has no operation");
    }
    others.stream().filter(recorded::isMeasured).forEach(recorded::add);
    return recorded;
  }

  private void addOperations(RecordedEvent event) {
    caseName = event.getString(RecordingNames.CASE);
    model = event.getString(RecordingNames.MODEL);
    workers = event.getInt(RecordingNames.WORKERS);
    operations += event.getLong(RecordingNames.COUNT);
    spanSeconds += seconds(event.getDuration());
    spans.put(event.getStartTime(), event.getEndTime());
  }

  /** Whether it began while operations ran, and not between two iterations. */
  private boolean isMeasured(RecordedEvent event) {
    Map.Entry<Instant, Instant> span = spans.floorEntry(event.getStartTime());
    return span != null && event.getStartTime().isBefore(span.getValue());
  }

  private void add(RecordedEvent event) {
    String name = event.getEventType().getName();
    if (name.equals(RecordingNames.PAUSE)) {
      pauseSeconds += seconds(event.getDuration());
      pauses++;
    } else if (name.equals(RecordingNames.CPU_TIME_SAMPLE)) {
      addSample(event, seconds(event.getDuration("samplingPeriod")));
    } else if (RecordingNames.CLOCK_SAMPLES.contains(name)) {
      addSample(event, RecordingNames.SAMPLING_MILLIS * 1e-3);
    } else if (name.equals(RecordingNames.ALLOCATION)) {
      stack(event)
          .filter(Stack::isTask)
          .ifPresent(stack -> add(allocated, stack, (double) event.getLong("weight")));
    } else {
      Kind.ofWait(name).ifPresent(kind -> addWait(kind, event));
    }
  }

  private void addSample(RecordedEvent event, double period) {
    samples++;
    stack(event).ifPresent(stack -> add(of(Kind.PROCESSOR), stack, period));
  }

  /** The suite's pools wait for tasks and for their ends, which is no task's time. */
  private void addWait(Kind kind, RecordedEvent event) {
    stack(event)
        .filter(Stack::isTask)
        .ifPresent(stack -> add(of(kind), stack, seconds(event.getDuration())));
  }

  private Map<String, Tally> of(Kind kind) {
    return seconds.computeIfAbsent(kind, unused -> new HashMap<>());
  }

  private static void add(Map<String, Tally> tallies, Stack stack, double amount) {
    String method =
        stack
            .place()
            .map(frame -> frame.isOfSuite() ? DISPATCH : frame.method())
            .orElse(stack.top());
    tallies
        .computeIfAbsent(method, unused -> new Tally())
        .add(amount, stack.place().map(Stack.Frame::line).orElse(""), stack.top());
  }

  private static Optional<Stack> stack(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    return trace == null ? Optional.empty() : Optional.of(Stack.of(trace));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() * 1e-9;
  }

  /** Name of the case that the fork's cell is one of. */
  public String caseName() {
    return caseName;
  }

  /** What did the work: {@code serial}, or {@code platform x 2}. */
  public String cell() {
    return workers == 1 ? model : model + " x " + workers;
  }

  int workers() {
    return workers;
  }

  /** How many operations were recorded. */
  public long operations() {
    return operations;
  }

  /** Seconds of all workers in an operation. */
  double threadSeconds() {
    return spanSeconds * workers / operations;
  }

  /** Samples of threads that compute. */
  long samples() {
    return samples;
  }

  /** Seconds of all threads in an operation, by method. */
  Map<String, Tally> at(Kind kind) {
    return seconds.getOrDefault(kind, Map.of());
  }

  /** Bytes by method. */
  Map<String, Tally> allocated() {
    return allocated;
  }

  /** Seconds of an operation in which all threads stood still for collections. */
  double pauseSeconds() {
    return pauseSeconds / operations;
  }

  /** How many such pauses there were. */
  long pauses() {
    return pauses;
  }
}
