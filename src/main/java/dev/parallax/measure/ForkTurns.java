package dev.parallax.measure;

import dev.parallax.measure.tree.TreeActivity;
import dev.parallax.measure.turn.TurnGate;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The turns of this fork, which lives beside the others of its block and measures only when the
 * campaign lets it.
 *
 * <p>It does not wait for its first turn before its compilers have come to rest, and takes down
 * what it uses while it waits for each later one: that is time in which another fork is measured.
 */
final class ForkTurns {
  private static final Duration REST = Duration.ofMillis(50);
  private static final Duration LONGEST_REST = Duration.ofMillis(500);

  /** Share of a core that compilers at rest take. */
  private static final double AT_REST = 0.01;

  private final TurnGate gate;
  private Optional<TreeActivity> activity = Optional.empty();
  private boolean rested;
  private boolean measured;
  private boolean ended;
  private long waitedNanos;
  private long waitingCpuNanos;

  private ForkTurns(TurnGate gate) {
    this.gate = gate;
  }

  /** Takes the seat that the campaign keeps for this fork; none where forks run in a row. */
  static Optional<ForkTurns> begin(HandOver handOver) throws IOException {
    return handOver.turns().isPresent()
        ? Optional.of(
            new ForkTurns(
                TurnGate.connect(handOver.turns().get().address(), handOver.turns().get().seat())))
        : Optional.empty();
  }

  /** Waits for a turn that is not measured, the last part of the warm-up. */
  void awaitUntimed() throws IOException, InterruptedException {
    rest();
    gate.awaitUntimed();
  }

  /** Waits for the next turn. */
  void await() throws IOException, InterruptedException {
    rest();
    if (!measured) {
      gate.await();
      measured = true;
      return;
    }
    long startNanos = System.nanoTime();
    long startCpuNanos = cpuNanos();
    gate.await();
    waitedNanos += System.nanoTime() - startNanos;
    waitingCpuNanos += cpuNanos() - startCpuNanos;
  }

  /** Waits, behind the last turn, until all forks of the block had theirs. */
  void awaitEnd() throws IOException {
    if (!ended) {
      ended = true;
      try (gate) {
        gate.await();
      }
    }
  }

  /**
   * Cores that this fork and its children used while they waited for all of their turns; unknown
   * before the second. Of a single wait it would say nothing: some last less than a tick of 10 ms,
   * by which the kernel counts.
   */
  OptionalDouble coresWhileWaiting() {
    return waitedNanos == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) waitingCpuNanos / waitedNanos);
  }

  /** Before the first turn, when the fork's children are there. */
  private void rest() throws InterruptedException {
    if (rested) {
      return;
    }
    rested = true;
    activity = TreeActivity.begin();
    if (activity.isEmpty()) {
      return;
    }
    long end = System.nanoTime() + LONGEST_REST.toNanos();
    long before = activity.get().now().compilerNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(REST);
      long now = activity.get().now().compilerNanos();
      if (now - before <= AT_REST * REST.toNanos()) {
        return;
      }
      before = now;
    }
  }

  private long cpuNanos() {
    return activity.map(TreeActivity::cpuNanos).orElse(0L);
  }
}
