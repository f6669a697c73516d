package dev.parallax.bench;

import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.measure.Trial;
import java.io.IOException;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Which work is measured: the parameters that every batch has, under any model. */
@State(Scope.Benchmark)
public abstract class BatchState extends MeasuredState {
  @Param({"download", "file-write", "vector-add", "dot-product", "cpu"})
  public String workload;

  @Param("default")
  public String size;

  @Param("default")
  public String tasks;

  private Trial trial;

  final Trial openTrial(BenchmarkParams params) throws IOException, InterruptedException {
    trial = Trials.open(workload, size, tasks, params);
    return trial;
  }

  /** One operation of the benchmark. */
  abstract long operation() throws InterruptedException;

  /** The warm-up that JMH does not know of is over before the first measured iteration begins. */
  @Override
  final void endWarmUp() throws InterruptedException {
    trial.endWarmUp(this::operation);
  }

  @Override
  final void beginTurn() throws InterruptedException {
    trial.beginTurn(this::operation);
  }

  @Override
  final void operationsBegin(boolean isWarmUp) {
    trial.beginIteration(isWarmUp);
  }

  @Override
  public final void endSpan() throws IOException, InterruptedException {
    trial.endIteration();
    super.endSpan();
  }

  final Trial trial() {
    return trial;
  }

  final long verified(TaskRuns runs) {
    return trial.verified(runs);
  }

  final void closeTrial() throws IOException {
    trial.close();
  }
}
