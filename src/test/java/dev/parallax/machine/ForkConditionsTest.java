package dev.parallax.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counters before and after a fork. */
class ForkConditionsTest {
  @TempDir private Path root;

  private MachineFiles machine() throws IOException {
    MachineFiles files = Recorded.unpack("container-v2", root);
    Recorded.write(root, "proc/stat", "cpu  1000 0 100 8000 50 0 0 10 0 0\ncpu0 1 1 1 1 1 1 1 1\n");
    Recorded.write(root, "proc/vmstat", "pgmajfault 7\npswpin 1\npswpout 2\n");
    Recorded.write(root, "proc/pressure/cpu", "some avg10=0.00 avg60=0.00 avg300=0.00 total=100\n");
    Recorded.write(
        root,
        "proc/pressure/io",
        "some avg10=0.00 avg60=0.00 avg300=0.00 total=5\nfull avg10=0.00 total=900\n");
    return files;
  }

  @Test
  void theDifferenceOfTwoMomentsIsTheForks() throws IOException {
    MachineFiles files = machine();
    Counters before = Counters.read(files);
    Recorded.write(root, "proc/stat", "cpu  1150 0 120 8010 55 0 0 25 0 0\n");
    Recorded.write(root, "proc/vmstat", "pgmajfault 10\npswpin 1\npswpout 6\n");
    Recorded.write(root, "proc/pressure/cpu", "some avg10=0.00 avg60=0.00 avg300=0.00 total=350\n");
    Recorded.write(root, "proc/loadavg", "1.50 0.10 0.09 1/300 77\n");
    Recorded.write(
        root,
        "sys/fs/cgroup/cpu.stat",
        "nr_periods 4100\nnr_throttled 40\nthrottled_usec 1300400\n");
    ForkConditions fork = new ForkConditions(before, Counters.read(files), 20_000_000, 21_000_000);
    assertThat(json(fork))
        .isEqualTo(
            "{\"witnessBeforeNanos\":20000000,\"witnessAfterNanos\":21000000,"
                + "\"loadBefore\":0.08,\"loadAfter\":1.5,"
                + "\"stealShare\":0.075,\"ioWaitShare\":0.025,"
                + "\"throttledPeriods\":3,\"throttledMicros\":50000,"
                + "\"majorFaults\":3,\"swappedInPages\":0,\"swappedOutPages\":4,"
                + "\"cpuStallMicros\":250,\"ioStallMicros\":0}");
  }

  @Test
  void version1CountsNanosecondsAndIsWrittenInMicroseconds() throws IOException {
    assertThat(Counters.read(Recorded.unpack("container-v1", root)).throttledMicros())
        .hasValue(81_500);
  }

  @Test
  void aCounterThatWasResetIsAbsent() throws IOException {
    MachineFiles files = machine();
    Counters before = Counters.read(files);
    Recorded.write(root, "proc/stat", "cpu  10 0 1 80 5 0 0 2 0 0\n");
    Recorded.write(root, "proc/vmstat", "pgmajfault 1\n");
    ForkConditions fork = new ForkConditions(before, Counters.read(files), 1, 2);
    assertThat(fork.stealShare()).isEmpty();
    assertThat(json(fork)).doesNotContain("ioWaitShare", "majorFaults", "swappedInPages");
  }

  @Test
  void whereNothingIsCountedOnlyTheWitnessIsWritten() {
    Counters nothing = Counters.read(new MachineFiles(root));
    assertThat(json(new ForkConditions(nothing, nothing, 1, 2)))
        .isEqualTo("{\"witnessBeforeNanos\":1,\"witnessAfterNanos\":2}");
  }

  private static String json(ForkConditions fork) {
    byte[] line = JsonWriter.document(fork.toJson(), JsonWriter.Style.COMPACT);
    return new String(line, StandardCharsets.UTF_8).strip();
  }
}
