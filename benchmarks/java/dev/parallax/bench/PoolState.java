package dev.parallax.bench;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.measure.Trial;
import dev.parallax.suite.Model;
import java.io.IOException;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Which work is measured, and who does it. */
@State(Scope.Benchmark)
public abstract class PoolState extends BatchState {
  @Param({Model.PLATFORM_LABEL, Model.VIRTUAL_LABEL, Model.PROCESS_LABEL})
  public String model;

  @Param({"1", "2", "4", "8"})
  public int workers;

  final ConcurrencyModel chosenModel() {
    return ConcurrencyModel.of(model);
  }

  final Trial openTrialOfPool(BenchmarkParams params, boolean warm)
      throws IOException, InterruptedException {
    Trial trial = openTrial(params);
    trial.recordChildren(chosenModel(), workers, warm);
    trial.pollute(chosenModel(), workers);
    return trial;
  }

  final WorkerPool openPool() throws InterruptedException {
    return trial().openPool(chosenModel(), workers);
  }
}
