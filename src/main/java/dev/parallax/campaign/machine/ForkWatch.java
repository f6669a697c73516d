package dev.parallax.campaign.machine;

/**
 * Looks at the machine before and after a fork. The counters are read inside of the two witnesses,
 * so that they are the fork's alone.
 */
public final class ForkWatch {
  private final MachineFiles files;
  private final Witness witness;

  /** A watch that leaves the witness for its owner to close. */
  public ForkWatch(MachineFiles files, Witness witness) {
    this.files = files;
    this.witness = witness;
  }

  /** The machine right before a fork. */
  public record Before(WitnessReading witness, Counters counters) {}

  /** To be called right before the fork starts. */
  public Before before() throws InterruptedException {
    WitnessReading reading = witness.measure();
    return new Before(reading, Counters.read(files));
  }

  /** To be called right after it has ended. */
  public ForkConditions after(Before before) throws InterruptedException {
    Counters counters = Counters.read(files);
    return ForkConditions.between(
        before.counters(), counters, before.witness().nanos(), witness.measure().nanos());
  }
}
