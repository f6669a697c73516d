package dev.parallax.stat.cluster;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Interval;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A batch in clusters of any size.
 *
 * @param work the batch, with task lengths that add up to what {@code serial} says
 * @param serial how long the calling thread takes for the batch
 * @param costs of the cluster
 * @param confidence of the intervals
 * @param margin a smaller difference counts as none
 */
public record ClusterSimulation(
    ClusterWork work, Measured serial, MeasuredCosts costs, double confidence, double margin) {
  private static final long SEED = 24;
  private static final int DRAWS = 100;

  /** Between two sizes that are tried one after the other. */
  private static final double STEP = 1.1;

  /** A cluster of so many members. */
  public SimulatedSize of(int members) {
    return new SimulatedSize(
        members, new Estimate(speedUp(members), interval(members)), limit(members));
  }

  private double speedUp(int members) {
    return work.total() / BatchSimulation.makespan(work, members, costs.of(members));
  }

  private Interval interval(int members) {
    if (!serial.hasError() || !costs.haveErrors()) {
      return Interval.UNKNOWN;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] drawn = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      ToDoubleFunction<Measured> value = measured -> measured.draw(random);
      ClusterWork other = work.times(value.applyAsDouble(serial) / serial.value());
      drawn[draw] =
          other.total() / BatchSimulation.makespan(other, members, costs.of(members, value));
    }
    Arrays.sort(drawn);
    int outside = (int) Math.round(DRAWS * (1 - confidence) / 2);
    return new Interval(drawn[outside], drawn[DRAWS - 1 - outside]);
  }

  /** What costs most of the time that is missing, if enough is. */
  private Limit limit(int members) {
    ClusterCosts all = costs.of(members);
    double makespan = BatchSimulation.makespan(work, members, all);
    double ideal = work.total() / members;
    if (makespan <= ideal * (1 + margin)) {
      return Limit.NOTHING;
    }
    double free = BatchSimulation.makespan(work, members, ClusterCosts.NONE);
    double even = BatchSimulation.makespan(work.even(), members, ClusterCosts.NONE);
    Map<Limit, Double> lost = new EnumMap<>(Limit.class);
    lost.put(
        Limit.DISPATCHER,
        makespan - BatchSimulation.makespan(work, members, all.withoutDispatcher()));
    lost.put(
        Limit.NETWORK, makespan - BatchSimulation.makespan(work, members, all.withoutNetwork()));
    lost.put(
        Limit.MESSAGES, makespan - BatchSimulation.makespan(work, members, all.withoutMessages()));
    lost.put(Limit.LONGEST_TASK, free - even);
    lost.put(Limit.NUMBER_OF_TASKS, even - ideal);
    lost.put(Limit.JOIN, all.start());
    return lost.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /**
   * The fewest members, of so many at most, that are within the margin of the best number; up to a
   * tenth more where larger numbers are tried in steps.
   */
  public int fewest(int most) {
    SortedMap<Integer, Double> tried = new TreeMap<>();
    for (int size = 1; size < most; size = (int) Math.max(size + 1, size * STEP)) {
      tried.put(size, speedUp(size));
    }
    for (int size : List.of(Math.min(most, work.tasks()), most)) {
      tried.put(size, speedUp(size));
    }
    double enough = Collections.max(tried.values()) / (1 + margin);
    return tried.entrySet().stream()
        .filter(size -> size.getValue() >= enough)
        .findFirst()
        .map(Map.Entry::getKey)
        .orElse(most);
  }
}
