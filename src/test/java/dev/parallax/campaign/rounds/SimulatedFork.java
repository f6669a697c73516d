package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.measure.WarmUpLimits;
import dev.parallax.measure.WarmUpRule;
import dev.parallax.measure.WarmUpRule.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A fork without a JVM, on a clock of its own: a batch of its set-up, the warm-up as {@code
 * measure.WarmUp} does it, and the measured iterations. Compilers are idle and no memory is new, so
 * that nothing but the level can tell that it is cold.
 */
final class SimulatedFork {
  private static final int ITERATIONS = 3;
  private static final double ITERATION_SECONDS = 0.1;

  /** For about so long the machine stays as fast as it is. */
  private static final double CORRELATION_SECONDS = 0.3;

  /** Between two slow moments, on average. */
  private static final double SECONDS_BETWEEN = 10;

  private static final double SHORTEST = 0.05;
  private static final double LONGEST = 0.3;
  private static final double LEAST_SLOWER = 1.2;
  private static final double MOST_SLOWER = 1.8;

  /** By how much slow moments lengthen the mean of many operations: they are no error of it. */
  static final double MEAN_SLOWNESS =
      1
          + ((LEAST_SLOWER + MOST_SLOWER) / 2 - 1)
              * ((SHORTEST + LONGEST) / 2)
              / (SECONDS_BETWEEN + (SHORTEST + LONGEST) / 2);

  private final PlantedCold truth;
  private final Cell cell;
  private final SplittableRandom random;
  private final double ofFork;
  private double ofMoment;
  private double slowFrom;
  private double slowUntil;
  private double slower;
  private double clock;
  private int operations;

  /** Some operations in a row. */
  private record Run(double seconds, int operations, double warmSeconds) {
    double secondsPerOperation() {
      return seconds / operations;
    }
  }

  /**
   * What the fork says, and one thing that only we know.
   *
   * @param iterations seconds per operation of each that was measured
   * @param warmUp how long that was
   * @param settled after how much of it the fork was as fast as in the end
   * @param cold how much longer the measured operations took than they would have when warm
   */
  record Said(List<Double> iterations, double warmUp, double settled, double cold) {}

  SimulatedFork(PlantedCold truth, Cell cell, SplittableRandom random) {
    this.truth = truth;
    this.cell = cell;
    this.random = random;
    this.ofFork = Math.exp(truth.noiseOfForks() * random.nextGaussian());
    this.ofMoment = truth.noiseOfMoments() * random.nextGaussian();
    nextSlowMoment();
  }

  Said run(WarmUpLimits limits) {
    var unused = operation();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < ITERATIONS; i++) {
      stretches.add(stretch(ITERATION_SECONDS));
    }
    double seconds = stretches.stream().mapToDouble(Stretch::seconds).sum();
    while (seconds < limits.most().toNanos() * 1e-9
        && !(WarmUpRule.isWarm(stretches) && seconds >= limits.least().toNanos() * 1e-9)) {
      Stretch next = stretch(WarmUpRule.STRETCH_SECONDS);
      stretches.add(next);
      seconds += next.seconds();
    }
    List<Double> iterations = new ArrayList<>();
    List<Stretch> inAll = new ArrayList<>(stretches);
    double measured = 0;
    double warm = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      Run iteration = run(ITERATION_SECONDS);
      iterations.add(iteration.secondsPerOperation());
      inAll.add(new Stretch(iteration.seconds, iteration.secondsPerOperation(), 0, 0));
      // Of the mean over iterations, which is what the fork's time is.
      measured += iteration.secondsPerOperation();
      warm += iteration.warmSeconds / iteration.operations;
    }
    return new Said(
        iterations, seconds, WarmUpRule.settledAfterSeconds(inAll, 0), measured / warm - 1);
  }

  private Stretch stretch(double least) {
    Run run = run(least);
    return new Stretch(run.seconds, run.secondsPerOperation(), 0, 0);
  }

  private Run run(double least) {
    double begin = clock;
    int count = 0;
    double warm = 0;
    do {
      warm += operation();
      count++;
    } while (clock - begin < least);
    return new Run(clock - begin, count, warm);
  }

  /** Runs one, and returns what it would have taken in a warm fork at the same moment. */
  private double operation() {
    double warm = truth.steady(cell) * ofFork * Math.exp(ofMoment) * slowness();
    double seconds = truth.time(cell, warm, clock, operations);
    operations++;
    clock += seconds;
    double kept = Math.exp(-seconds / CORRELATION_SECONDS);
    ofMoment =
        kept * ofMoment
            + Math.sqrt(1 - kept * kept) * truth.noiseOfMoments() * random.nextGaussian();
    return warm;
  }

  private double slowness() {
    while (clock >= slowUntil) {
      nextSlowMoment();
    }
    return clock >= slowFrom ? slower : 1;
  }

  private void nextSlowMoment() {
    slowFrom = slowUntil - SECONDS_BETWEEN * Math.log(1 - random.nextDouble());
    slowUntil = slowFrom + random.nextDouble(SHORTEST, LONGEST);
    slower = random.nextDouble(LEAST_SLOWER, MOST_SLOWER);
  }
}
