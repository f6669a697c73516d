package dev.parallax.machine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The processor.
 *
 * @param model as the kernel names it; on ARM implementer and part, whose names it doesn't know
 * @param online CPUs that the system uses, hardware threads counted
 * @param allowed CPUs that this process may run on
 * @param cores physical cores
 * @param smt whether cores run several hardware threads at once
 * @param caches those of the first CPU
 * @param clock how the clock frequency is governed
 */
public record CpuFacts(
    Optional<String> model,
    OptionalInt online,
    OptionalInt allowed,
    OptionalInt cores,
    Optional<Boolean> smt,
    List<Cache> caches,
    Clock clock) {
  public CpuFacts {
    caches = List.copyOf(caches);
  }

  /**
   * A cache.
   *
   * @param level 1 is the closest to the core
   * @param type Data, Instruction or Unified
   * @param bytes its size
   * @param sharedBy hardware threads that use it
   */
  public record Cache(int level, String type, long bytes, OptionalInt sharedBy) {}

  /**
   * How the clock frequency is governed.
   *
   * @param governors of all CPUs, without repeats
   * @param driver of the scaling
   * @param preferences between energy and performance, of all CPUs, without repeats
   * @param turbo whether the clock may go beyond its nominal frequency
   * @param maxKilohertz the highest that the hardware can
   * @param limitKilohertz the highest that is allowed
   * @param throttledCount how often cores were slowed down because of heat since the start
   */
  public record Clock(
      List<String> governors,
      Optional<String> driver,
      List<String> preferences,
      Optional<Boolean> turbo,
      OptionalLong maxKilohertz,
      OptionalLong limitKilohertz,
      OptionalLong throttledCount) {
    public Clock {
      governors = List.copyOf(governors);
      preferences = List.copyOf(preferences);
    }
  }
}
