package dev.parallax.campaign.rounds;

import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.Resume;
import dev.parallax.machine.MachineFiles;
import dev.parallax.machine.witness.ForkWatch;
import dev.parallax.machine.witness.Witness;
import java.util.Optional;

/**
 * The witness of a campaign, from its calibration to its end; none where nothing is interleaved.
 */
public final class WitnessSession implements AutoCloseable {
  private final Optional<Witness> witness;

  private WitnessSession(Optional<Witness> witness) {
    this.witness = witness;
  }

  /** Calibrates a witness, or takes the one of the campaign that goes on. */
  public static WitnessSession begin(Plan plan, Optional<Resume> resume)
      throws InterruptedException {
    if (!plan.interleaved()) {
      return new WitnessSession(Optional.empty());
    }
    long knownSteps = resume.map(Resume::witnessSteps).orElse(0L);
    return new WitnessSession(
        Optional.of(knownSteps > 0 ? Witness.ofSteps(knownSteps) : Witness.calibrate()));
  }

  /** Steps of the witness, so that a campaign that goes on can have the same; 0 without one. */
  public long steps() {
    return witness.map(Witness::steps).orElse(0L);
  }

  public MachineWatch watch() {
    return witness
        .<MachineWatch>map(
            present -> new WitnessedMachine(new ForkWatch(MachineFiles.ofThisMachine(), present)))
        .orElseGet(MachineWatch::unobserved);
  }

  @Override
  public void close() {
    witness.ifPresent(Witness::close);
  }
}
