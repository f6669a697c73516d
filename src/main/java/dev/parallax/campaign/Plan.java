package dev.parallax.campaign;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a campaign will do.
 *
 * @param blocks the cells, those of one workload and lifecycle together
 * @param rounds how often each cell is forked
 * @param interleaved whether rounds run all cells in random order, or each cell all its forks
 * @param seed of the random order
 * @param options JMH's options as forks get them
 * @param memory what the cells need of it
 */
public record Plan(
    List<List<Cell>> blocks,
    int rounds,
    boolean interleaved,
    long seed,
    ForkOptions options,
    MemoryNeeds memory) {
  /** Start and end of a fork, as measured with plain JMH; the progress line soon knows better. */
  private static final Duration FORK_OVERHEAD = Duration.ofMillis(700);

  public Plan {
    blocks = blocks.stream().map(List::copyOf).toList();
  }

  /** Puts cells into blocks, in the order in which blocks first appear. */
  static List<List<Cell>> blocksOf(List<Cell> cells) {
    Map<String, List<Cell>> blocks =
        cells.stream()
            .collect(Collectors.groupingBy(Cell::block, LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(blocks.values());
  }

  /** All cells, block by block. */
  public List<Cell> cells() {
    return blocks.stream().flatMap(List::stream).toList();
  }

  /** Number of forks. */
  public int forks() {
    return cells().size() * rounds;
  }

  /** How long it will take, roughly. */
  public Duration estimate() {
    return options.perFork().plus(FORK_OVERHEAD).multipliedBy(forks());
  }
}
