package dev.parallax.stat.scaling;

import java.util.OptionalDouble;

/**
 * The Universal Scalability Law (Gunther, "Guerrilla Capacity Planning", 2007): {@code X(N) = gamma
 * N / (1 + alpha (N - 1) + beta N (N - 1))}. With beta 0 it is Amdahl's law (1967) times the
 * throughput of one worker. Gustafson's law isn't here: it is about work that grows with the
 * workers, and a batch doesn't.
 *
 * @param alpha contention: the share of the work that only one can do at a time
 * @param beta coherency: what every worker costs every other
 * @param gamma throughput of one worker, in the unit of the measured throughputs
 */
public record ScalingModel(double alpha, double beta, double gamma) {
  /** Throughput of so many workers. */
  public double throughput(double workers) {
    return gamma * speedUp(workers);
  }

  /** Throughput of so many workers as a multiple of one worker's. */
  public double speedUp(double workers) {
    return workers / (1 + alpha * (workers - 1) + beta * workers * (workers - 1));
  }

  /**
   * The worker count beyond which throughput falls; empty if it never falls, or falls from the
   * start. It may lie far outside of what was measured: {@link ScalingFit.Fitted#peak} doesn't.
   */
  public OptionalDouble turningPoint() {
    return beta > 0 && alpha < 1
        ? OptionalDouble.of(Math.sqrt((1 - alpha) / beta))
        : OptionalDouble.empty();
  }

  /** Of the two whole worker counts beside this one, the one with more throughput. */
  int wholeWorkersBeside(double workers) {
    int below = (int) Math.max(1, Math.floor(workers));
    return throughput(below) >= throughput(below + 1.0) ? below : below + 1;
  }
}
