package dev.parallax.measure;

import dev.parallax.measure.tree.Figure;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Holds each measured iteration, before JMH begins it, until it is this fork's turn, and the last
 * one of a warm-up that has several. It has to be the first of a fork's profilers, so that the wait
 * is no part of what the others see.
 *
 * <p>A first turn finds what no later one does: the fork has waited for all that started behind it,
 * and JMH and its profilers run their code for measured iterations for the first time. Measured, it
 * was 7 % slower than the others, in the median of 39 forks of {@code cpu}.
 */
public final class TurnProfiler implements InternalProfiler {
  /** Name of the metric: cores that a fork uses while another one of its block is measured. */
  public static final String WAITING = "turns.waiting";

  private Optional<ForkTurns> turns = Optional.empty();
  private int warmedUp;
  private int measured;

  @Override
  public String getDescription() {
    return "lets forks that live side by side measure in turns";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iterationParams) {
    boolean isMeasured = iterationParams.getType() == IterationType.MEASUREMENT;
    try {
      if (turns.isEmpty()) {
        turns = ForkTurns.begin(HandOver.read(System.getProperties()));
        turns.ifPresent(Iteration::turnsBegin);
      }
      if (turns.isPresent() && isMeasured) {
        turns.get().await();
      } else if (turns.isPresent()
          && ++warmedUp > Iteration.lastOfWarmUp(iterationParams.getCount())) {
        turns.get().awaitUntimed();
      }
    } catch (IOException e) {
      throw new IllegalStateException("no turn: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("no turn: interrupted", e);
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmarkParams, IterationParams iterationParams, IterationResult result) {
    if (iterationParams.getType() == IterationType.MEASUREMENT) {
      measured++;
    }
    // With the last turn, which knows of all of them.
    OptionalDouble cores =
        turns.isPresent() && measured == iterationParams.getCount()
            ? turns.get().coresWhileWaiting()
            : OptionalDouble.empty();
    return cores.isPresent()
        ? List.of(new Figure(WAITING, cores.getAsDouble(), "cores", AggregationPolicy.AVG).over(1))
        : List.of();
  }
}
