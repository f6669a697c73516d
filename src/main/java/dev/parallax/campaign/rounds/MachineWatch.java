package dev.parallax.campaign.rounds;

import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.Resume;
import dev.parallax.json.Json;
import dev.parallax.machine.ForkConditions;
import dev.parallax.machine.MachineFiles;
import dev.parallax.machine.witness.ForkWatch;
import dev.parallax.machine.witness.Witness;
import java.util.Optional;

/**
 * Looks at the machine before and after every fork, by a witness and the system's counters; at
 * nothing where no forks are interleaved.
 */
public final class MachineWatch implements AutoCloseable {
  private final Optional<Witness> witness;
  private final Optional<ForkWatch> watch;
  private Optional<ForkConditions> last = Optional.empty();
  private Optional<ForkWatch.Before> before = Optional.empty();

  private MachineWatch(Optional<Witness> witness) {
    this.witness = witness;
    this.watch = witness.map(known -> new ForkWatch(MachineFiles.ofThisMachine(), known));
  }

  /** For a campaign without a witness. */
  static MachineWatch unobserved() {
    return new MachineWatch(Optional.empty());
  }

  /** Calibrates a witness, or takes the one of the campaign that is resumed. */
  public static MachineWatch begin(Plan plan, Optional<Resume> resume) throws InterruptedException {
    if (!plan.interleaved()) {
      return unobserved();
    }
    long knownSteps = resume.map(Resume::witnessSteps).orElse(0L);
    return new MachineWatch(
        Optional.of(knownSteps > 0 ? Witness.ofSteps(knownSteps) : Witness.calibrate()));
  }

  /** Steps of the witness, so that a campaign that is resumed has the same; 0 without one. */
  public long steps() {
    return witness.map(Witness::steps).orElse(0L);
  }

  /**
   * To be called right before a fork starts. The reading after a fork is also the one before the
   * next, which starts a few milliseconds later: two would double what the witness costs and tell
   * nothing more.
   */
  void before() throws InterruptedException {
    if (watch.isPresent()) {
      before =
          Optional.of(last.isPresent() ? watch.get().following(last.get()) : watch.get().before());
    }
  }

  /** To be called right after it has ended: under which conditions it ran. */
  Json.Obj after() throws InterruptedException {
    if (watch.isEmpty()) {
      return Json.Obj.EMPTY;
    }
    ForkConditions conditions = watch.get().after(before.orElseThrow());
    last = Optional.of(conditions);
    return conditions.toJson();
  }

  @Override
  public void close() {
    witness.ifPresent(Witness::close);
  }
}
