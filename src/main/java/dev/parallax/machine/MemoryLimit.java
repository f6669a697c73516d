package dev.parallax.machine;

import java.util.Optional;

/**
 * The memory that this process and all that it starts may use together.
 *
 * @param bytes how much
 * @param file of the control group that allows no more; empty where it is all of the machine's
 */
public record MemoryLimit(long bytes, Optional<String> file) {
  /**
   * The least of what the machine has and what the control groups around this process allow.
   *
   * @param machineBytes memory of the machine
   */
  public static MemoryLimit read(MachineFiles files, long machineBytes) {
    return Cgroup.of(files)
        .flatMap(Cgroup::memoryLimit)
        .filter(limit -> limit.bytes() <= machineBytes)
        .orElse(new MemoryLimit(machineBytes, Optional.empty()));
  }
}
