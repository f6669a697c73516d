package dev.parallax.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.suite.RecordingNames;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is planted into tasks and recorded in this JVM is named, and nothing else. */
class LossesTest {
  /** Not for a time: on a busy machine there would be too few samples to tell from chance. */
  private static final int BATCHES = 25;

  private static final Object MONITOR = new Object();
  private static final Semaphore PERMIT = new Semaphore(1);

  @TempDir Path folder;

  @Name(RecordingNames.OPERATIONS)
  @StackTrace(false)
  @SuppressWarnings("UnusedVariable") // the recorder reads the fields
  private static final class Operations extends Event {
    long operations;
    String caseName = "planted, warm";
    String model = "";
    int workers;
  }

  private static long compute(int steps) {
    long x = steps;
    for (int i = 0; i < steps; i++) {
      x = x * 6364136223846793005L + 1442695040888963407L;
    }
    return x & 1;
  }

  private static long holdingTheMonitor(int index) throws Exception {
    synchronized (MONITOR) {
      Thread.sleep(2);
      return index;
    }
  }

  private static long withThePermit(int index) throws Exception {
    PERMIT.acquire();
    try {
      Thread.sleep(2);
      return index;
    } finally {
      PERMIT.release();
    }
  }

  /** As many times as long by other threads than the main one, as if something were shared. */
  private static long slowByThreads(int index) {
    boolean isWorker = !Thread.currentThread().getName().equals(mainThread);
    return index + compute(isWorker ? 4_000_000 : 1_000_000);
  }

  private static String mainThread = Thread.currentThread().getName();

  private static long steady(int index) {
    return index + compute(500_000);
  }

  private Recorded record(ConcurrencyModel model, int workers, Batch.IndexedTask task)
      throws Exception {
    mainThread = Thread.currentThread().getName();
    Workload workload = parameters -> Batch.of(16, task);
    Path file = folder.resolve(model + "-" + workers + ".jfr");
    try (Recording recording = new Recording();
        Work work = Work.open(workload, Parameters.defaultsOf(workload));
        WorkerPool pool = model.open(workers, work)) {
      recording.enable(Operations.class);
      sample(recording);
      for (String wait : List.of("jdk.JavaMonitorEnter", "jdk.ThreadPark", "jdk.ThreadSleep")) {
        recording.enable(wait).withThreshold(Duration.ofNanos(10_000)).withStackTrace();
      }
      recording.start();
      long unmeasured = pool.run().checksum(); // no operation, so it doesn't count
      Operations event = new Operations();
      event.model = model.label();
      event.workers = workers;
      event.begin();
      for (int batch = 0; batch < BATCHES; batch++) {
        assertThat(pool.run().checksum()).isEqualTo(unmeasured);
      }
      event.operations = BATCHES;
      event.end();
      event.commit();
      recording.dump(file);
    }
    return Recorded.read(file);
  }

  /** By processor time where there is that, so that what else runs does not matter. */
  private static void sample(Recording recording) {
    boolean byCpuTime =
        FlightRecorder.getFlightRecorder().getEventTypes().stream()
            .anyMatch(type -> type.getName().equals(RecordingNames.CPU_TIME_SAMPLE));
    if (byCpuTime) {
      recording.enable(RecordingNames.CPU_TIME_SAMPLE).with("throttle", "5 ms");
    } else {
      recording.enable(RecordingNames.CLOCK_SAMPLES.getFirst()).withPeriod(Duration.ofMillis(5));
    }
  }

  private Losses losses(Batch.IndexedTask task) throws Exception {
    return Losses.of(
        record(ConcurrencyModel.SERIAL, 1, task),
        record(ConcurrencyModel.PLATFORM, 2, task),
        EnumSet.allOf(Kind.class));
  }

  @Test
  void aMonitorThatTasksHoldIsNamedWithItsLine() throws Exception {
    Losses losses = losses(LossesTest::holdingTheMonitor);
    Loss first = losses.largest().getFirst();
    assertThat(first.kind()).isEqualTo(Kind.MONITOR);
    assertThat(first.method()).isEqualTo("dev.parallax.recording.LossesTest.holdingTheMonitor");
    assertThat(first.line()).startsWith("LossesTest.java:");
    assertThat(first.share()).isGreaterThan(0.5);
    assertThat(first.serialSeconds()).isZero();
    List<String> text = LossesText.of(losses);
    assertThat(text.getFirst())
        .isEqualTo("planted, warm, platform x 2 against serial, in recorded forks:");
    assertThat(text.get(2)).contains("of it: waiting for the monitor at").contains("serially none");
  }

  @Test
  void aPermitIsNamedWhereItIsAskedForAndNotWhereTheJdkParks() throws Exception {
    Loss first = losses(LossesTest::withThePermit).largest().getFirst();
    assertThat(first.kind()).isEqualTo(Kind.PARKED);
    assertThat(first.method()).endsWith("LossesTest.withThePermit");
    assertThat(first.within()).startsWith("jdk.internal.misc.Unsafe.park");
  }

  @Test
  void aMethodThatComputesForLongerIsNamed() throws Exception {
    Losses losses = losses(index -> steady(index) + slowByThreads(index));
    assertThat(losses.largest()).as("%s", LossesText.of(losses)).isNotEmpty();
    Loss first = losses.largest().getFirst();
    assertThat(first.kind()).isEqualTo(Kind.PROCESSOR);
    assertThat(first.method()).matches(".*LossesTest[.](compute|slowByThreads)");
    assertThat(first.growth()).isGreaterThan(first.serialSeconds() / 2);
  }

  /** With a core for each they lose nothing; with fewer they wait for one, and no method is it. */
  @Test
  void whereNothingIsPlantedNothingIsNamed() throws Exception {
    Losses losses = losses(LossesTest::steady);
    assertThat(losses.largest()).isEmpty();
    assertThat(LossesText.of(losses).getLast()).contains("nothing");
  }

  @Test
  void idleWorkersOfTheSuitesPoolsAreNoLossOfTheTasks() throws Exception {
    Losses losses = losses(index -> index == 0 ? compute(20_000_000) : 0);
    assertThat(losses.isLoss()).isTrue();
    assertThat(losses.largest()).isEmpty();
  }

  @Test
  void everyWaitThatIsRecordedIsOfAKind() {
    assertThat(RecordingNames.WAITS).allMatch(event -> Kind.ofWait(event).isPresent());
  }

  @Test
  void aFileThatIsNoRecordingOfOursIsRefusedInOneLine() throws Exception {
    Path text = Files.writeString(folder.resolve("text.jfr"), "no recording at all");
    assertThatThrownBy(() -> Recorded.read(text)).isInstanceOf(IOException.class);
    Path other = folder.resolve("other.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      recording.dump(other);
    }
    assertThatThrownBy(() -> Recorded.read(other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.jfr: it is not a recording of the suite's");
  }
}
