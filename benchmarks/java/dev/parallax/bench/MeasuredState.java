package dev.parallax.bench;

import dev.parallax.measure.Iteration;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** A state that tells the profiler {@code tree} which part of an iteration is measured. */
@State(Scope.Benchmark)
public abstract class MeasuredState {
  private IterationType type = IterationType.WARMUP;
  private int begun;
  private int count;

  /** JMH calls it behind every set-up of the trial. */
  @Setup(Level.Iteration)
  public void beginSpan(IterationParams iteration) throws InterruptedException {
    begun = iteration.getType() == type ? begun + 1 : 1;
    type = iteration.getType();
    count = iteration.getCount();
    boolean isWarmUp = type == IterationType.WARMUP;
    if (!isWarmUp) {
      beginTurn();
    }
    Iteration.begin();
    operationsBegin(isWarmUp);
  }

  /** A measured iteration is about to begin. */
  void beginTurn() throws InterruptedException {}

  /** The operations of an iteration are about to begin. */
  void operationsBegin(boolean isWarmUp) {}

  /** Behind the last iteration of JMH's warm-up that is no turn. */
  void endWarmUp() throws InterruptedException {}

  /** JMH calls it before any tear-down of the trial; a state may call it sooner. */
  @TearDown(Level.Iteration)
  public void endSpan() throws IOException, InterruptedException {
    Iteration.end();
    if (type == IterationType.WARMUP) {
      if (begun == Iteration.lastOfWarmUp(count)) {
        endWarmUp();
      }
    } else if (begun == count) {
      Iteration.awaitEndOfTurns();
    }
  }
}
