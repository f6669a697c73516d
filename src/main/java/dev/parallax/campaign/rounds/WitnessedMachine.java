package dev.parallax.campaign.rounds;

import dev.parallax.campaign.journal.Json;
import dev.parallax.machine.ForkConditions;
import dev.parallax.machine.witness.ForkWatch;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

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
    return json(conditions);
  }

  private static Json.Obj json(ForkConditions conditions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      conditions.writeTo(out);
      out.writeEndObject();
    }
    return Json.parse(bytes.toByteArray());
  }
}
