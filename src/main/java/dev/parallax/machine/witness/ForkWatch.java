package dev.parallax.machine.witness;

import dev.parallax.machine.Counters;
import dev.parallax.machine.ForkConditions;
import dev.parallax.machine.MachineFiles;

/**
 * Looks at the machine before and after a fork. The counters are read after the first witness and
 * before the second, so that they are the fork's alone.
 */
public final class ForkWatch {
  private final MachineFiles files;
  private final Witness witness;

  /** A watch that leaves the witness for its owner to close. */
  public ForkWatch(MachineFiles files, Witness witness) {
    this.files = files;
    this.witness = witness;
  }

  /**
   * The machine right before a fork.
   *
   * @param witnessNanos time of the witness
   * @param counters of the system
   */
  public record Before(long witnessNanos, Counters counters) {}

  /** To be called right before the fork starts. */
  public Before before() throws InterruptedException {
    long nanos = witness.measureNanos();
    return new Before(nanos, Counters.read(files));
  }

  /**
   * To be called right before a fork that starts as soon as another has ended, whose second reading
   * serves as the first of this one.
   */
  public Before following(ForkConditions previous) {
    return new Before(previous.witnessAfterNanos(), Counters.read(files));
  }

  /** To be called right after it has ended. */
  public ForkConditions after(Before before) throws InterruptedException {
    Counters counters = Counters.read(files);
    return new ForkConditions(
        before.counters(), counters, before.witnessNanos(), witness.measureNanos());
  }
}
