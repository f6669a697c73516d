package dev.parallax.result;

import dev.parallax.result.jmh.Measurement;
import java.util.Optional;

/**
 * Something from outside that disturbed a fork while it measured.
 *
 * <p>Load and waiting for a CPU are no such thing, though the journal has both: most of it is the
 * fork's own doing. In the published runs, which had their machine for themselves, the load was 3
 * to 15 on two cores, and some task waited for a CPU in 18 to 39 % of the middle fork's time. Nor
 * is waiting for a disk, which work that writes files does itself.
 *
 * @param kind what it was
 * @param cell benchmark and parameters as the journal names them
 * @param round the first is 1
 * @param share of the fork's time that it took
 */
public record Disturbance(Kind kind, String cell, int round, double share) {
  /** What can disturb a fork. */
  public enum Kind {
    /**
     * The CPU quota was used up and everything stood still. From 1 % of the time on: a fifth of the
     * margin of 5 % within which cells count as equal.
     */
    THROTTLED(0.01),
    /**
     * The hypervisor gave our CPUs to others. From 10 % on: published runs on a shared machine have
     * 5 to 8 % in one fork of ten, and the noise of rounds tells of those.
     */
    STEAL(0.1),
    /** Some task waited for memory: it was short. A fork that has enough never does. */
    MEMORY_STALL(0.01);

    private final double least;

    Kind(double least) {
      this.least = least;
    }
  }

  /**
   * What a journal has observed of a fork; empty if it is no disturbance, or too little.
   *
   * @param observed the journal's name of it
   * @param nanos how long the fork took
   */
  static Optional<Disturbance> of(
      String observed, String cell, int round, double number, double nanos) {
    return switch (observed) {
      case "throttledMicros" -> of(Kind.THROTTLED, cell, round, number * 1e3 / nanos);
      case "memoryStallMicros" -> of(Kind.MEMORY_STALL, cell, round, number * 1e3 / nanos);
      case "stealShare" -> of(Kind.STEAL, cell, round, number);
      default -> Optional.empty();
    };
  }

  private static Optional<Disturbance> of(Kind kind, String cell, int round, double share) {
    return share >= kind.least && Double.isFinite(share)
        ? Optional.of(new Disturbance(kind, cell, round, Math.min(1, share)))
        : Optional.empty();
  }

  /** Whether it befell a fork of a row. */
  public boolean isOf(Measurement row) {
    String name = cell.replaceFirst(" .*", "");
    String words = cell + " ";
    return row.benchmark().endsWith("." + name)
        && row.params().entrySet().stream()
            .allMatch(param -> words.contains(" " + param.getKey() + "=" + param.getValue() + " "));
  }
}
