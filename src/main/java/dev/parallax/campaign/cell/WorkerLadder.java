package dev.parallax.campaign.cell;

import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.Lifecycle;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The worker counts that are measured when none are given.
 *
 * @param cores processors of this machine
 * @param counts worker counts of warm pools, ascending
 */
public record WorkerLadder(int cores, List<Integer> counts) {
  private static final int LEAST_FOR_SCALING = 6;

  public WorkerLadder {
    counts = List.copyOf(counts);
  }

  /** 1, half the cores, the cores, twice and four times the cores, without repeats. */
  public static WorkerLadder standard(int cores) {
    return of(cores, IntStream.of(1, cores / 2, cores, 2 * cores, 4 * cores));
  }

  /** The cores and four times the cores. */
  public static WorkerLadder quick(int cores) {
    return of(cores, IntStream.of(cores, 4 * cores));
  }

  /** At least six: every power of two up to four times the cores, and what lies between. */
  public static WorkerLadder scaling(int cores) {
    TreeSet<Integer> counts = new TreeSet<>();
    for (int count = 1; count <= 4 * cores; count *= 2) {
      counts.add(count);
    }
    counts.add(cores);
    counts.add(4 * cores);
    // Between powers of two the middle is the next most telling place.
    for (int count = 2; counts.size() < LEAST_FOR_SCALING; count *= 2) {
      counts.add(count + count / 2);
    }
    return new WorkerLadder(cores, List.copyOf(counts));
  }

  private static WorkerLadder of(int cores, IntStream counts) {
    return new WorkerLadder(
        cores, counts.filter(count -> count >= 1).distinct().sorted().boxed().toList());
  }

  /** The counts for a benchmark: a cold pool is shown at as many workers as cores only. */
  public List<String> countsFor(String benchmark) {
    List<Integer> chosen =
        Benchmarks.lifecycle(benchmark).equals(Optional.of(Lifecycle.COLD))
            ? List.of(cores)
            : counts;
    return chosen.stream().map(String::valueOf).toList();
  }
}
