package dev.parallax.machine;

import dev.parallax.json.Json;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Under which conditions a fork ran. Counts are those of the time between its start and its end and
 * concern the whole machine, except for throttling, which concerns our control group.
 *
 * @param witnessBeforeNanos time of the witness right before the fork
 * @param witnessAfterNanos time of the witness right after it
 * @param loadBefore runnable threads of the minute before
 * @param loadAfter runnable threads of the minute up to its end, its own included
 * @param stealShare share of all CPU time that the hypervisor gave to others, 0 to 1
 * @param ioWaitShare share of all CPU time that was idle because of input or output, 0 to 1
 * @param throttledPeriods periods in which the CPU quota was used up
 * @param throttledMicros how long we had to wait for the next period
 * @param majorFaults page faults that read from a disk
 * @param swappedInPages pages read back from swap
 * @param swappedOutPages pages written to swap
 * @param cpuStallMicros time in which some task waited for a CPU
 * @param ioStallMicros time in which some task waited for input or output
 * @param memoryStallMicros time in which some task waited for memory
 */
public record ForkConditions(
    long witnessBeforeNanos,
    long witnessAfterNanos,
    OptionalDouble loadBefore,
    OptionalDouble loadAfter,
    OptionalDouble stealShare,
    OptionalDouble ioWaitShare,
    OptionalLong throttledPeriods,
    OptionalLong throttledMicros,
    OptionalLong majorFaults,
    OptionalLong swappedInPages,
    OptionalLong swappedOutPages,
    OptionalLong cpuStallMicros,
    OptionalLong ioStallMicros,
    OptionalLong memoryStallMicros) {
  /** What happened between two moments. A counter that went backwards was reset: absent. */
  public static ForkConditions between(
      Counters before, Counters after, long witnessBeforeNanos, long witnessAfterNanos) {
    return new ForkConditions(
        witnessBeforeNanos,
        witnessAfterNanos,
        before.load(),
        after.load(),
        share(before.stealTicks(), after.stealTicks(), before, after),
        share(before.ioWaitTicks(), after.ioWaitTicks(), before, after),
        increase(before.throttledPeriods(), after.throttledPeriods()),
        increase(before.throttledMicros(), after.throttledMicros()),
        increase(before.majorFaults(), after.majorFaults()),
        increase(before.swappedInPages(), after.swappedInPages()),
        increase(before.swappedOutPages(), after.swappedOutPages()),
        increase(before.cpuStallMicros(), after.cpuStallMicros()),
        increase(before.ioStallMicros(), after.ioStallMicros()),
        increase(before.memoryStallMicros(), after.memoryStallMicros()));
  }

  private static OptionalLong increase(OptionalLong from, OptionalLong to) {
    return from.isPresent() && to.isPresent() && to.getAsLong() >= from.getAsLong()
        ? OptionalLong.of(to.getAsLong() - from.getAsLong())
        : OptionalLong.empty();
  }

  private static OptionalDouble share(
      OptionalLong from, OptionalLong to, Counters before, Counters after) {
    OptionalLong part = increase(from, to);
    OptionalLong whole = increase(before.cpuTicks(), after.cpuTicks());
    return part.isPresent() && whole.isPresent() && whole.getAsLong() > 0
        ? OptionalDouble.of((double) part.getAsLong() / whole.getAsLong())
        : OptionalDouble.empty();
  }

  /** The fields; absent ones are left out. */
  public Json.Obj toJson() {
    return new Json.Fields()
        .with("witnessBeforeNanos", witnessBeforeNanos)
        .with("witnessAfterNanos", witnessAfterNanos)
        .with("loadBefore", loadBefore)
        .with("loadAfter", loadAfter)
        .with("stealShare", stealShare)
        .with("ioWaitShare", ioWaitShare)
        .with("throttledPeriods", throttledPeriods)
        .with("throttledMicros", throttledMicros)
        .with("majorFaults", majorFaults)
        .with("swappedInPages", swappedInPages)
        .with("swappedOutPages", swappedOutPages)
        .with("cpuStallMicros", cpuStallMicros)
        .with("ioStallMicros", ioStallMicros)
        .with("memoryStallMicros", memoryStallMicros)
        .toObject();
  }
}
