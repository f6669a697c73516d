package dev.parallax.machine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What control groups allow this process to use.
 *
 * @param version of the control groups
 * @param quotaCores CPU time per time, in cores; absent if it isn't limited
 * @param cpus CPUs that it may run on
 * @param memoryBytes absent if it isn't limited
 * @param throttledPeriods how often the quota was used up since the group was made
 */
public record LimitFacts(
    OptionalInt version,
    Optional<Double> quotaCores,
    OptionalInt cpus,
    OptionalLong memoryBytes,
    OptionalLong throttledPeriods) {
  static LimitFacts read(MachineFiles files) {
    return Cgroup.of(files)
        .map(group ->
            new LimitFacts(
                OptionalInt.of(group.version()),
                group.quotaCores(),
                group.cpus(),
                group.memoryLimitBytes(),
                group.throttledPeriods()))
        .orElseGet(() ->
            new LimitFacts(
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty()));
  }
}
