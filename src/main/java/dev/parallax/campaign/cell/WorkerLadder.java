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
 * @param mostComputing the greatest of them for work that never waits
 */
public record WorkerLadder(int cores, List<Integer> counts, int mostComputing) {
  private static final int LEAST_FOR_SCALING = 6;

  public WorkerLadder {
    counts = List.copyOf(counts);
  }

  /**
   * Half the cores, the cores, twice and four times the cores, without repeats. One worker is
   * serial with the cost of a pool, and is tried only where there is one core. Work that never
   * waits is not tried with four times the cores: of twice the cores half of the workers wait for a
   * core already, and more can only do the same.
   */
  public static WorkerLadder standard(int cores) {
    IntStream counts = IntStream.of(cores / 2, cores, 2 * cores, 4 * cores);
    return of(cores, counts.filter(count -> count >= Math.min(2, cores)), 2 * cores);
  }

  /** The cores and four times the cores. */
  public static WorkerLadder quick(int cores) {
    return of(cores, IntStream.of(cores, 4 * cores), 4 * cores);
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
    return new WorkerLadder(cores, List.copyOf(counts), 4 * cores);
  }

  private static WorkerLadder of(int cores, IntStream counts, int mostComputing) {
    return new WorkerLadder(cores, counts.distinct().sorted().boxed().toList(), mostComputing);
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
