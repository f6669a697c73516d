package dev.parallax.campaign.rounds;

import dev.parallax.json.Json;
import dev.parallax.machine.ForkConditions;
import dev.parallax.machine.witness.ForkWatch;
import java.util.Optional;

/** The machine as the witness and the system's counters show it. */
final class WitnessedMachine implements MachineWatch {
  private final ForkWatch watch;
  private Optional<ForkConditions> last = Optional.empty();
  private Optional<ForkWatch.Before> before = Optional.empty();

  WitnessedMachine(ForkWatch watch) {
    this.watch = watch;
  }

  /**
   * The reading after a fork is also the one before the next, which starts a few milliseconds
   * later: two would double what the witness costs and tell nothing more.
   */
  @Override
  public void before() throws InterruptedException {
    before = Optional.of(last.isPresent() ? watch.following(last.get()) : watch.before());
  }

  @Override
  public Json.Obj after() throws InterruptedException {
    ForkConditions conditions = watch.after(before.orElseThrow());
    last = Optional.of(conditions);
    return conditions.toJson();
  }
}
