package dev.parallax.bench;

import dev.parallax.measure.Iteration;
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
  /** JMH calls it behind every set-up of the trial. */
  @Setup(Level.Iteration)
  public void beginSpan(IterationParams iteration) throws InterruptedException {
    boolean isWarmUp = iteration.getType() == IterationType.WARMUP;
    if (!isWarmUp) {
      endWarmUp();
    }
    Iteration.begin();
    operationsBegin(isWarmUp);
  }

  /** A measured iteration is about to begin. */
  void endWarmUp() throws InterruptedException {}

  /** The operations of an iteration are about to begin. */
  void operationsBegin(boolean isWarmUp) {}

  /** JMH calls it before any tear-down of the trial; a state may call it sooner. */
  @TearDown(Level.Iteration)
  public void endSpan() throws InterruptedException {
    Iteration.end();
  }
}
