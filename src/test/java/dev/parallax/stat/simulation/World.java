package dev.parallax.stat.simulation;

import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.FamilyCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * True times of 13 cells: serial, then three models with 1, 2, 4 and 8 workers each. Four are made
 * up to be like what two cores show; in the others the truth lies where a rule errs most.
 */
enum World {
  EQUAL("all equal", filled(1)),
  /** One cell is 10 % faster than all others. */
  WINNER("one 10 % faster", with(filled(1.1), 6, 1)),
  /** Every other cell at the margin, so that half of the pairs are just not equivalent. */
  MARGIN("at the margin", margin()),
  CPU("cpu", ladder(new double[] {1.01, 0.53, 0.535, 0.54}, new double[] {1.03, 0.55, 0.57, 0.6})),
  BANDWIDTH(
      "bandwidth",
      ladder(new double[] {1.01, 0.8, 0.79, 0.8}, new double[] {1.05, 0.83, 0.84, 0.88})),
  IO("io", ladder(new double[] {1, 0.505, 0.255, 0.13}, new double[] {1.01, 0.51, 0.26, 0.135}));

  static final int CELLS = 13;

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<Double> times;

  World(String words, double[] times) {
    this.words = words;
    this.times = Arrays.stream(times).boxed().toList();
  }

  String words() {
    return words;
  }

  double[] times() {
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  double best() {
    return Collections.min(times);
  }

  /** The family of the first rounds of every cell; the fewer workers, the cheaper. */
  static Family family(double[][] y, int[] rounds) {
    List<FamilyCell> cells = new ArrayList<>();
    for (int cell = 0; cell < rounds.length; cell++) {
      List<Double> times = new ArrayList<>();
      for (int round = 0; round < rounds[cell]; round++) {
        times.add(y[round][cell]);
      }
      cells.add(new FamilyCell(Collections.unmodifiableList(times), cost(cell), true));
    }
    return new Family(cells, OptionalInt.of(0), true, true);
  }

  private static int cost(int cell) {
    if (cell == 0) {
      return 0;
    }
    int workers = (cell - 1) % 4;
    int model = (cell - 1) / 4;
    return 1 + workers * 3 + model;
  }

  private static double[] filled(double time) {
    double[] times = new double[CELLS];
    Arrays.fill(times, time);
    return times;
  }

  private static double[] with(double[] times, int cell, double time) {
    times[cell] = time;
    return times;
  }

  private static double[] margin() {
    double[] times = filled(1);
    for (int cell = 1; cell < CELLS; cell += 2) {
      times[cell] = 1.05;
    }
    return times;
  }

  private static double[] ladder(double[] threads, double[] processes) {
    double[] times = filled(1);
    for (int i = 0; i < 4; i++) {
      times[1 + i] = threads[i];
      times[5 + i] = threads[i];
      times[9 + i] = processes[i];
    }
    return times;
  }
}
