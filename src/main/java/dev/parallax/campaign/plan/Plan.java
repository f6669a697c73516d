package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.MemoryNeeds;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.jmh.ForkOptions;
import dev.parallax.campaign.race.RoundLimits;
import dev.parallax.suite.Profile;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a campaign will do.
 *
 * @param blocks the cells, those of one workload and lifecycle together
 * @param twins which of them are run twice in every round, by the name of their family
 * @param limits how often each cell is forked
 * @param budget within which the run has to end, if it has one
 * @param interleaved whether rounds run all cells in random order, or each cell all its forks
 * @param inTurns whether forks that are compared live side by side, where there is memory for it
 * @param seed of the random order
 * @param options JMH's options as forks get them
 * @param memory what the cells need of it
 */
public record Plan(
    List<List<Cell>> blocks,
    Map<String, Cell> twins,
    RoundLimits limits,
    Optional<Duration> budget,
    boolean interleaved,
    boolean inTurns,
    long seed,
    ForkOptions options,
    MemoryNeeds memory) {
  /**
   * Start and end of a fork, and the batches of its set-up, on average over the default campaign;
   * the progress line soon knows better.
   */
  private static final Duration FORK_OVERHEAD = Duration.ofMillis(700);

  /** Of a fork that runs other works before its own. */
  private static final Duration OTHER_WORKS = Duration.ofMillis(700);

  /** Libraries that are compiled for longer are said to be, and get more with a budget. */
  private static final Duration MOST_WARM_UP = Duration.ofSeconds(2);

  private static final Duration BRIEF_MOST_WARM_UP = Duration.ofSeconds(1);
  private static final Duration MOST_WARM_UP_OF_A_BUDGET = Duration.ofSeconds(20);

  /** Share of a budget that may go into warm-up, if it is to be enough for an answer. */
  private static final double WARM_UP_SHARE = 0.4;

  /** With fewer there is no evidence, and the report says that there is not enough data. */
  public static final int ROUNDS_OF_AN_ANSWER = 3;

  public Plan {
    blocks = blocks.stream().map(List::copyOf).toList();
    twins = Collections.unmodifiableMap(new LinkedHashMap<>(twins));
  }

  /** Puts cells into blocks, in the order in which blocks first appear. */
  public static List<List<Cell>> blocksOf(List<Cell> cells) {
    Map<String, List<Cell>> blocks =
        cells.stream()
            .collect(Collectors.groupingBy(Cell::block, LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(blocks.values());
  }

  /** All cells, block by block. */
  public List<Cell> cells() {
    return blocks.stream().flatMap(List::stream).toList();
  }

  /** The same, without A/A controls. */
  public Plan withoutTwins() {
    return new Plan(blocks, Map.of(), limits, budget, interleaved, inTurns, seed, options, memory);
  }

  /** The cells of the same work and lifecycle, itself among them. */
  public List<Cell> comparedWith(Cell cell) {
    return cells().stream()
        .filter(other -> other.block().equals(cell.block()))
        .filter(other -> other.key().settings().equals(cell.key().settings()))
        .toList();
  }

  /** What is forked in a round, block by block: the cells, and their twins. */
  public List<List<Slot>> slots() {
    return blocks.stream().map(block -> block.stream().flatMap(this::slotsOf).toList()).toList();
  }

  private Stream<Slot> slotsOf(Cell cell) {
    return twins.containsValue(cell)
        ? Stream.of(new Slot(cell, false), new Slot(cell, true))
        : Stream.of(new Slot(cell, false));
  }

  /** Whether the forks of a cell have short turns, if they live beside others. */
  public boolean takesTurns(Cell cell) {
    return inTurns && cell.key().isBatch();
  }

  /**
   * Which forks of a block live side by side.
   *
   * @return empty if they run in a row
   */
  public List<List<Slot>> turnGroups(List<Slot> block) {
    return block.stream().allMatch(slot -> takesTurns(slot.cell()))
        ? TurnGroups.of(block, memory)
        : List.of();
  }

  /** How many rounds there are at most. */
  public int rounds() {
    return limits.most();
  }

  /** Number of forks in one round. */
  public int forksPerRound() {
    return slots().stream().mapToInt(List::size).sum();
  }

  /** Number of forks in N rounds. */
  public int forks(int rounds) {
    return forksPerRound() * rounds;
  }

  /** How long N rounds will take, roughly. */
  public Duration estimate(int rounds) {
    return perFork().multipliedBy(forks(rounds));
  }

  public Duration perFork() {
    OptionalInt turns =
        inTurns ? OptionalInt.of(options.turns(Duration.ZERO, false)) : OptionalInt.empty();
    return options
        .perFork(Duration.ZERO, turns, false)
        .plus(FORK_OVERHEAD)
        .plus(otherWorks())
        .plus(expectedWarmUp());
  }

  private Duration otherWorks() {
    List<Cell> all = cells();
    long polluted =
        all.stream()
            .flatMap(cell -> cell.profile().stream())
            .filter(Profile.POLLUTED::equals)
            .count();
    return OTHER_WORKS.multipliedBy(polluted).dividedBy(Math.max(1, all.size()));
  }

  /**
   * How long a fork may be expected to warm up behind JMH's own iterations: some come to their
   * limit, others need half of it. The progress line soon knows better.
   */
  Duration expectedWarmUp() {
    return adaptsWarmUp() ? longestWarmUp().multipliedBy(2).dividedBy(3) : Duration.ZERO;
  }

  /** How long a fork warms up at most, where it decides that by itself: what there is time for. */
  public Duration longestWarmUp() {
    if (budget.isEmpty()) {
      return options.brief() ? BRIEF_MOST_WARM_UP : MOST_WARM_UP;
    }
    long forks = Math.max(1, forks(ROUNDS_OF_AN_ANSWER));
    Duration share = Duration.ofMillis((long) (WARM_UP_SHARE * budget.get().toMillis() / forks));
    Duration atLeast = share.compareTo(BRIEF_MOST_WARM_UP) < 0 ? BRIEF_MOST_WARM_UP : share;
    return atLeast.compareTo(MOST_WARM_UP_OF_A_BUDGET) < 0 ? atLeast : MOST_WARM_UP_OF_A_BUDGET;
  }

  /** The least budget with which each fork may warm up for that long. */
  public Duration budgetFor(Duration warmUp) {
    double seconds = warmUp.toMillis() * 1e-3 * forks(ROUNDS_OF_AN_ANSWER) / WARM_UP_SHARE;
    return Duration.ofSeconds((long) Math.ceil(seconds));
  }

  /** Whether forks warm up until they are warm. */
  public boolean adaptsWarmUp() {
    return interleaved && options.adaptsWarmUp();
  }
}
