package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The truth of a simulated campaign: what an operation of each cell takes when it is warm, how much
 * longer it takes at first, and how much the machine disturbs it.
 *
 * @param steady seconds per operation of each cell, by its label
 * @param factor by which cold operations are slower
 * @param seconds how much of a fork's time is cold, where it is cold by time
 * @param operations how many operations are cold, where it is cold by operations
 * @param noiseOfForks standard deviation of the level between forks
 * @param noiseOfMoments standard deviation of the level within a fork, from moment to moment
 */
record PlantedCold(
    Kind kind,
    Map<String, Double> steady,
    double factor,
    double seconds,
    int operations,
    double noiseOfForks,
    double noiseOfMoments) {
  /**
   * At most so much of a fork's time is cold. A fork of the first round warms up for one second
   * behind its set-up and can't know of what comes later.
   */
  private static final double LONGEST = 1.2;

  private static final double MOST_SLOWER = 20;
  private static final double LEAST_SLOWER = 1.2;

  /** Of serial batches, in seconds. */
  private static final double SHORTEST_BATCH = 0.004;

  private static final double LONGEST_BATCH = 0.12;

  /** Times over that of serial with 1, 2, 4 and 8 threads, and with as many processes. */
  private static final List<List<List<Double>>> LADDERS =
      List.of(
          List.of(List.of(1.01, 0.53, 0.535, 0.54), List.of(1.03, 0.55, 0.57, 0.6)),
          List.of(List.of(1.01, 0.8, 0.79, 0.8), List.of(1.05, 0.83, 0.84, 0.88)),
          List.of(List.of(1.0, 0.505, 0.255, 0.13), List.of(1.01, 0.51, 0.26, 0.135)));

  /** Where the cold part is, and what ends it: bytes are operations here. */
  enum Kind {
    NOTHING("nothing cold", false, false, false),
    SERIAL_TIME("serial, by time", true, false, false),
    SERIAL_OPERATIONS("serial, by operations", true, false, true),
    PARALLEL_TIME("parallel, by time", false, true, false),
    PARALLEL_OPERATIONS("parallel, by operations", false, true, true),
    ALL_TIME("all, by time", true, true, false),
    ALL_OPERATIONS("all, by operations", true, true, true);

    private final String words;
    private final boolean serial;
    private final boolean parallel;
    private final boolean byOperations;

    Kind(String words, boolean serial, boolean parallel, boolean byOperations) {
      this.words = words;
      this.serial = serial;
      this.parallel = parallel;
      this.byOperations = byOperations;
    }

    String words() {
      return words;
    }

    private boolean isIn(Cell cell) {
      return isSerial(cell) ? serial : parallel;
    }
  }

  /** A truth for some cells. */
  static PlantedCold random(Kind kind, List<Cell> cells, SplittableRandom random) {
    double batch = logUniform(random, SHORTEST_BATCH, LONGEST_BATCH);
    List<List<Double>> ladder = LADDERS.get(random.nextInt(LADDERS.size()));
    Map<String, Double> steady = new HashMap<>();
    double slowest = 0;
    for (Cell cell : cells) {
      double time = batch * overSerial(cell, ladder) * (1 + 0.02 * random.nextGaussian());
      steady.put(cell.label(), time);
      slowest = Math.max(slowest, kind.isIn(cell) ? time : 0);
    }
    double factor = logUniform(random, LEAST_SLOWER, MOST_SLOWER);
    double seconds = random.nextDouble(LONGEST);
    // Of the same number in all cells the slowest cell takes longest.
    int operations = slowest > 0 ? (int) (seconds / (slowest * factor)) : 0;
    return new PlantedCold(
        kind,
        Map.copyOf(steady),
        factor,
        seconds,
        operations,
        random.nextDouble(0.005, 0.03),
        random.nextDouble(0.02, 0.08));
  }

  private static double logUniform(SplittableRandom random, double from, double to) {
    return from * Math.pow(to / from, random.nextDouble());
  }

  private static boolean isSerial(Cell cell) {
    return !cell.params().containsKey("model");
  }

  private static double overSerial(Cell cell, List<List<Double>> ladder) {
    return isSerial(cell)
        ? 1
        : ladder
            .get(cell.hasOtherJvms() ? 1 : 0)
            .get(Integer.numberOfTrailingZeros(cell.workers()));
  }

  double steady(Cell cell) {
    return Optional.ofNullable(steady.get(cell.label())).orElseThrow();
  }

  /**
   * What an operation of a fork takes.
   *
   * @param warm what it would take in a warm fork
   * @param secondsBefore of the fork's time
   * @param operationsBefore of the same fork
   */
  double time(Cell cell, double warm, double secondsBefore, int operationsBefore) {
    if (!kind.isIn(cell)) {
      return warm;
    }
    if (kind.byOperations) {
      return operationsBefore < operations ? warm * factor : warm;
    }
    double coldLeft = Math.max(0, seconds - secondsBefore);
    return warm * factor <= coldLeft ? warm * factor : coldLeft + warm - coldLeft / factor;
  }
}
