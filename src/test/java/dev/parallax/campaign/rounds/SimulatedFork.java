package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.measure.WarmUpLimits;
import dev.parallax.measure.WarmUpRule;
import dev.parallax.measure.WarmUpRule.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A fork without a JVM, on a clock of its own: a batch of its set-up, the warm-up as {@code
 * measure.WarmUp} does it, and the measured iterations. Compilers are idle and no memory is new, so
 * that nothing but the level can tell that it is cold.
 *
 * <p>In turns it warms up while the machine is busier than later, and then waits before each turn.
 */
final class SimulatedFork {
  private static final int ITERATIONS = 3;
  private static final double ITERATION_SECONDS = 0.1;
  private static final int TURNS = 8;
  private static final double TURN_SECONDS = 0.05;
  private static final double UNTIMED_SECONDS = 0.01;
  private static final double SECONDS_BETWEEN_TURNS = 1.5;

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
  private final OptionalDouble slowerWarmUp;
  private boolean inWarmUp = true;
  private double ofMoment;
  private double waited;
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

  /**
   * @param slowerWarmUp in turns: how much slower the machine is while it warms up; empty for
   *     iterations in a row
   */
  SimulatedFork(
      PlantedCold truth, Cell cell, OptionalDouble slowerWarmUp, SplittableRandom random) {
    this.truth = truth;
    this.cell = cell;
    this.slowerWarmUp = slowerWarmUp;
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
    inWarmUp = false;
    List<Run> measured =
        slowerWarmUp.isPresent()
            ? turns()
            : IntStream.range(0, ITERATIONS).mapToObj(i -> run(ITERATION_SECONDS)).toList();
    List<Stretch> inAll = new ArrayList<>(stretches);
    if (slowerWarmUp.isEmpty()) {
      measured.forEach(run -> inAll.add(new Stretch(run.seconds, run.secondsPerOperation(), 0, 0)));
    }
    // Of the mean over iterations, which is what the fork's time is.
    double mean = measured.stream().mapToDouble(Run::secondsPerOperation).sum();
    double warm = measured.stream().mapToDouble(run -> run.warmSeconds / run.operations).sum();
    return new Said(
        measured.stream().map(Run::secondsPerOperation).toList(),
        seconds,
        WarmUpRule.settledAfterSeconds(inAll),
        mean / warm - 1);
  }

  private List<Run> turns() {
    beginTurn(ITERATION_SECONDS); // one that is not measured
    List<Run> turns = new ArrayList<>();
    for (int i = 0; i < TURNS; i++) {
      beginTurn(UNTIMED_SECONDS);
      turns.add(run(TURN_SECONDS));
    }
    return turns;
  }

  private void beginTurn(double untimedSeconds) {
    waited += SECONDS_BETWEEN_TURNS;
    ofMoment = truth.noiseOfMoments() * random.nextGaussian();
    var unused = run(untimedSeconds);
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
    double busier = inWarmUp ? slowerWarmUp.orElse(1) : 1;
    double warm = truth.steady(cell) * ofFork * Math.exp(ofMoment) * slowness() * busier;
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
    double now = clock + waited;
    while (now >= slowUntil) {
      nextSlowMoment();
    }
    return now >= slowFrom ? slower : 1;
  }

  private void nextSlowMoment() {
    slowFrom = slowUntil - SECONDS_BETWEEN * Math.log(1 - random.nextDouble());
    slowUntil = slowFrom + random.nextDouble(SHORTEST, LONGEST);
    slower = random.nextDouble(LEAST_SLOWER, MOST_SLOWER);
  }
}
