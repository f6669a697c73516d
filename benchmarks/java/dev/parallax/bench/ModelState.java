package dev.parallax.bench;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.suite.Model;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The model that does the work, where the work is not a {@link BatchState}'s. */
@State(Scope.Benchmark)
public abstract class ModelState extends MeasuredState {
  @Param({Model.PLATFORM_LABEL, Model.VIRTUAL_LABEL, Model.PROCESS_LABEL})
  public String model;

  final ConcurrencyModel chosenModel() {
    return ConcurrencyModel.of(model);
  }
}
