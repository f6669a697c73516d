package dev.parallax.machine;

import dev.parallax.json.Json;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Under which conditions a fork ran: what the kernel counted between its start and its end, of the
 * whole machine, except for throttling, which concerns our control group. A counter that went
 * backwards was reset: absent.
 *
 * @param before at the start of the fork
 * @param after at its end
 * @param witnessBeforeNanos time of the witness right before the fork
 * @param witnessAfterNanos time of the witness right after it
 */
public record ForkConditions(
    Counters before, Counters after, long witnessBeforeNanos, long witnessAfterNanos) {
  /** Share of all CPU time that the hypervisor gave to others, 0 to 1. */
  public OptionalDouble stealShare() {
    return share(Counters::stealTicks);
  }

  /** Periods in which the CPU quota was used up. */
  public OptionalLong throttledPeriods() {
    return increase(Counters::throttledPeriods);
  }

  private OptionalLong increase(Function<Counters, OptionalLong> counter) {
    OptionalLong from = counter.apply(before);
    OptionalLong to = counter.apply(after);
    return from.isPresent() && to.isPresent() && to.getAsLong() >= from.getAsLong()
        ? OptionalLong.of(to.getAsLong() - from.getAsLong())
        : OptionalLong.empty();
  }

  private OptionalDouble share(Function<Counters, OptionalLong> counter) {
    OptionalLong part = increase(counter);
    long whole = increase(Counters::cpuTicks).orElse(0);
    return part.isPresent() && whole > 0
        ? OptionalDouble.of((double) part.getAsLong() / whole)
        : OptionalDouble.empty();
  }

  /** The fields; absent ones are left out. */
  public Json.Obj toJson() {
    return new Json.Fields()
        .with("witnessBeforeNanos", witnessBeforeNanos)
        .with("witnessAfterNanos", witnessAfterNanos)
        .with("loadBefore", before.load())
        .with("loadAfter", after.load())
        .with("stealShare", stealShare())
        .with("ioWaitShare", share(Counters::ioWaitTicks))
        .with("throttledPeriods", throttledPeriods())
        .with("throttledMicros", increase(Counters::throttledMicros))
        .with("majorFaults", increase(Counters::majorFaults))
        .with("swappedInPages", increase(Counters::swappedInPages))
        .with("swappedOutPages", increase(Counters::swappedOutPages))
        .with("cpuStallMicros", increase(Counters::cpuStallMicros))
        .with("ioStallMicros", increase(Counters::ioStallMicros))
        .with("memoryStallMicros", increase(Counters::memoryStallMicros))
        .toObject();
  }
}
