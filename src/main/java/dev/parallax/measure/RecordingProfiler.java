package dev.parallax.measure;

import dev.parallax.measure.HandOver.Recording;
import dev.parallax.suite.RecordingNames;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Records the measured iterations of a fork by JDK Flight Recorder: where its threads compute, wait
 * and allocate. Such a fork gives no results; it is there to be recorded.
 *
 * <p>JMH's own profiler {@code jfr} starts with the JVM. Its file is mostly warm-up, and does not
 * say which part of it is operations, nor how many.
 */
public final class RecordingProfiler implements InternalProfiler, Iteration.Listener {
  private static final String SAMPLING_PERIOD = RecordingNames.SAMPLING_MILLIS + " ms";

  /** What is shorter is no wait: a thread spins that long before it is parked. */
  private static final String SHORTEST_WAIT = "10 us";

  private static final String ALLOCATIONS = "1000/s";

  /** Not before it is wanted: JMH makes a profiler in its own JVM as well. */
  private Optional<jdk.jfr.Recording> recorder = Optional.empty();

  private Optional<OperationsEvent> operations = Optional.empty();
  private int iteration;

  @Override
  public String getDescription() {
    return "where threads compute, wait and allocate, for the command why";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams params) {
    if (params.getType() != IterationType.MEASUREMENT) {
      return;
    }
    if (iteration == 0) {
      Iteration.listen(this);
      recorder = Optional.of(start());
    }
    iteration++;
  }

  private static jdk.jfr.Recording start() {
    jdk.jfr.Recording recorder = new jdk.jfr.Recording();
    recorder.setSettings(settings());
    recorder.start();
    return recorder;
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    boolean byCpuTime =
        FlightRecorder.getFlightRecorder().getEventTypes().stream()
            .map(EventType::getName)
            .anyMatch(RecordingNames.CPU_TIME_SAMPLE::equals);
    if (byCpuTime) {
      // A thread that has no core is not sampled then: a neighbour makes no method look slower.
      enable(settings, RecordingNames.CPU_TIME_SAMPLE, "throttle", SAMPLING_PERIOD);
    } else {
      RecordingNames.CLOCK_SAMPLES.forEach(
          event -> enable(settings, event, "period", SAMPLING_PERIOD));
    }
    RecordingNames.WAITS.forEach(event -> enable(settings, event, "threshold", SHORTEST_WAIT));
    enable(settings, RecordingNames.ALLOCATION, "throttle", ALLOCATIONS);
    enable(settings, RecordingNames.PAUSE, "threshold", "0 ns");
    return settings;
  }

  private static void enable(
      Map<String, String> settings, String event, String name, String value) {
    settings.put(event + "#enabled", "true");
    settings.put(event + "#stackTrace", "true");
    settings.put(event + "#" + name, value);
  }

  @Override
  public void begin() {
    OperationsEvent event = new OperationsEvent();
    event.begin();
    operations = Optional.of(event);
  }

  @Override
  public void end() {
    operations.ifPresent(OperationsEvent::end);
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams params, IterationResult result) {
    Optional<Recording> wanted = HandOver.read(System.getProperties()).recording();
    if (params.getType() != IterationType.MEASUREMENT || wanted.isEmpty()) {
      return List.of();
    }
    operations.ifPresent(event -> {
      event.operations = result.getMetadata().getMeasuredOps();
      event.caseName = wanted.get().caseName();
      event.model = wanted.get().model();
      event.workers = wanted.get().workers();
      event.commit();
    });
    operations = Optional.empty();
    if (iteration == params.getCount() && recorder.isPresent()) {
      write(recorder.get(), wanted.get());
    }
    return List.of();
  }

  private static void write(jdk.jfr.Recording recorder, Recording wanted) {
    try (recorder) {
      recorder.dump(wanted.file());
    } catch (IOException e) {
      // The campaign finds no file, and says so; what happened is in the fork's output.
      System.err.println("recording: can't write " + wanted.file() + ": " + e);
    }
  }
}
