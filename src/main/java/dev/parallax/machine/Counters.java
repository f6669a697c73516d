package dev.parallax.machine;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the kernel counts since it started, at one moment.
 *
 * @param cpuTicks CPU time of all CPUs, in whatever it was spent
 * @param stealTicks of it, what the hypervisor gave to others
 * @param ioWaitTicks of it, what was idle because of outstanding input or output
 * @param throttledPeriods periods in which our control group used up its quota
 * @param throttledMicros how long it then had to wait
 * @param majorFaults page faults that read from a disk, of the whole machine
 * @param swappedInPages pages read back from swap
 * @param swappedOutPages pages written to swap
 * @param cpuStallMicros time in which some task waited for a CPU (pressure stall information)
 * @param ioStallMicros time in which some task waited for input or output
 * @param memoryStallMicros time in which some task waited for memory
 * @param load of the last minute
 */
public record Counters(
    OptionalLong cpuTicks,
    OptionalLong stealTicks,
    OptionalLong ioWaitTicks,
    OptionalLong throttledPeriods,
    OptionalLong throttledMicros,
    OptionalLong majorFaults,
    OptionalLong swappedInPages,
    OptionalLong swappedOutPages,
    OptionalLong cpuStallMicros,
    OptionalLong ioStallMicros,
    OptionalLong memoryStallMicros,
    OptionalDouble load) {
  /** Columns of the first line of {@code /proc/stat}, behind its name: proc(5). */
  private static final int IO_WAIT = 4;

  private static final int STEAL = 7;

  /** Reads them all. */
  public static Counters read(MachineFiles files) {
    long[] ticks = ticks(files);
    Optional<Cgroup> group = Cgroup.of(files);
    return new Counters(
        ticks.length > 0 ? OptionalLong.of(Arrays.stream(ticks).sum()) : OptionalLong.empty(),
        at(ticks, STEAL),
        at(ticks, IO_WAIT),
        group.map(Cgroup::throttledPeriods).orElse(OptionalLong.empty()),
        group.map(Cgroup::throttledMicros).orElse(OptionalLong.empty()),
        files.field("proc/vmstat", "pgmajfault"),
        files.field("proc/vmstat", "pswpin"),
        files.field("proc/vmstat", "pswpout"),
        stall(files, "cpu"),
        stall(files, "io"),
        stall(files, "memory"),
        MachineFacts.load(files));
  }

  /** User, nice, system, idle, iowait, irq, softirq, steal; guest time is part of user time. */
  private static long[] ticks(MachineFiles files) {
    return files.lines("proc/stat").stream()
        .filter(line -> line.startsWith("cpu "))
        .findFirst()
        .map(line ->
            Arrays.stream(line.strip().split("\\s+", -1))
                .skip(1)
                .limit(STEAL + 1)
                .flatMapToLong(word -> MachineFiles.wholeNumber(word).stream())
                .toArray())
        .orElse(new long[0]);
  }

  private static OptionalLong at(long[] ticks, int column) {
    return column < ticks.length ? OptionalLong.of(ticks[column]) : OptionalLong.empty();
  }

  /** {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=123}. */
  private static OptionalLong stall(MachineFiles files, String resource) {
    return files.lines("proc/pressure/" + resource).stream()
        .filter(line -> line.startsWith("some ") && line.contains(" total="))
        .map(line -> MachineFiles.wholeNumber(line.substring(line.indexOf(" total=") + 7)))
        .findFirst()
        .orElse(OptionalLong.empty());
  }
}
