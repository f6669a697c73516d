package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.own.WaitTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * How long batches took when they were rehearsed, and what follows from it for a run.
 *
 * @param byWork by the key of the work the time of one batch under each model, with two workers;
 *     serially that of the second run
 * @param checksums by the key of the work what a batch comes to
 * @param loads by the key of the work whether it computes or waits
 * @param slowToWarm work that takes longer to be warm than the forks of the plan may
 * @param heapBytes by the key of the work what the heap of its JVM had grown to
 * @param jvmStart what a JVM with the forks' flags takes to start and end, with nothing to do
 */
public record BatchTimes(
    Map<String, Map<ConcurrencyModel, Duration>> byWork,
    Map<String, Long> checksums,
    Map<String, WaitTrial.Found> loads,
    Optional<SlowToWarm> slowToWarm,
    Map<String, Long> heapBytes,
    Duration jvmStart) {
  /**
   * Work that no fork of the plan will be warm for.
   *
   * @param workload its name
   * @param most how long a fork may warm up
   * @param budget which would do, or more than which is needed
   * @param isEnough whether that is known to do
   */
  public record SlowToWarm(String workload, Duration most, Duration budget, boolean isEnough) {}

  /**
   * A fork, and each of its child JVMs, besides its iterations and the start of a JVM with its
   * flags, which touches all of its heap: JMH's harness and the suite's, with some room for busier
   * machines. Forks of {@code cpu} took 0.3 s besides their iterations with threads, and 0.4, 0.6
   * and 0.9 s with 2, 4 and 8 child JVMs, each of which ran a batch of 50 ms (medians, warm, of a
   * default run of 2026-11-28, two cores). A plan's estimate, made before any batch was run, has
   * one average for all forks instead, in which batches of set-up are contained.
   */
  private static final Duration PER_FORK = Duration.ofMillis(300);

  /** One that waits for its turns waits for its compilers before, and for others between them. */
  private static final Duration PER_FORK_IN_TURNS = Duration.ofMillis(800);

  private static final Duration PER_CHILD = Duration.ofMillis(70);

  public BatchTimes {
    byWork =
        byWork.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Map.copyOf(one.getValue())));
    checksums = Map.copyOf(checksums);
    loads = Map.copyOf(loads);
    heapBytes = Map.copyOf(heapBytes);
  }

  /** The longest batch on the calling thread; zero if nothing was rehearsed. */
  public Duration longestSerial() {
    return byWork.keySet().stream()
        .map(this::serial)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The same of some cells. */
  public Duration longestSerial(List<Slot> slots) {
    return slots.stream()
        .flatMap(slot -> slot.cell().work().stream())
        .map(work -> serial(work.key()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Duration serial(String work) {
    return byWork.getOrDefault(work, Map.of()).getOrDefault(ConcurrencyModel.SERIAL, Duration.ZERO);
  }

  /**
   * What one round of a plan takes, roughly.
   *
   * <p>Each JVM of a fork runs one batch before its warm-up, on what cores there are, and an
   * iteration takes as long as one batch at least. A batch of work that computes is taken to be as
   * long as in the rehearsal, with more workers too; of work that waits it is as long as with the
   * next lower count that was tried, and child JVMs wait side by side in their set-up.
   */
  public Duration round(Plan plan, int cores) {
    return plan.slots().stream()
        .flatMap(List::stream)
        .map(slot -> fork(plan, slot.cell(), cores))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Whether a cell's work is done elsewhere than in the JVMs of its fork, a command's by another
   * program, a client's by its server. Then no JVM has to be warm, and each batch is a measurement
   * of its own.
   */
  public boolean isElsewhere(Cell cell) {
    int cores = Runtime.getRuntime().availableProcessors();
    return !cell.hasOtherJvms()
        && cell.work().flatMap(work -> Optional.ofNullable(loads.get(work.key()))).stream()
            .anyMatch(load -> load.isElsewhere(cell.workers(), cores));
  }

  /** The same of cells that are compared, and so have to be equally warm. */
  public boolean areElsewhere(List<Cell> cells) {
    return cells.stream().allMatch(this::isElsewhere);
  }

  /** What the heap of a cell's work had grown to; 0 if it was not rehearsed. */
  public long heapBytes(Cell cell) {
    return cell.work().map(work -> heapBytes.getOrDefault(work.key(), 0L)).orElse(0L);
  }

  /** None for a fork that does not take turns. */
  private static OptionalInt turns(Plan plan, Cell cell, Duration serial, boolean elsewhere) {
    return plan.takesTurns(cell)
        ? OptionalInt.of(plan.options().turns(serial, elsewhere))
        : OptionalInt.empty();
  }

  private Duration fork(Plan plan, Cell cell, int cores) {
    boolean elsewhere = areElsewhere(plan.comparedWith(cell));
    Map<ConcurrencyModel, Duration> times =
        cell.work().map(work -> byWork.get(work.key())).orElse(Map.of());
    Optional<WaitTrial.Found> load =
        cell.work().flatMap(work -> Optional.ofNullable(loads.get(work.key())));
    Optional<WaitTrial.Found> waits = load.filter(WaitTrial.Found::waits);
    Duration serial = times.getOrDefault(ConcurrencyModel.SERIAL, Duration.ZERO);
    Duration batch =
        waits
            .flatMap(found -> found.batch(cell.workers()))
            .orElse(times.getOrDefault(cell.model(), serial));
    int children = cell.hasOtherJvms() ? cell.workers() : 0;
    double busyCores = waits.map(found -> found.busy().all()).orElse(1.0);
    long setUpsInTurn = Math.max(1, Math.round(Math.ceil(children * busyCores / cores)));
    return jvmStart
        .plus(plan.takesTurns(cell) ? PER_FORK_IN_TURNS : PER_FORK)
        .plus(PER_CHILD.multipliedBy(children))
        .plus(elsewhere ? Duration.ZERO : serial.multipliedBy(setUpsInTurn))
        .plus(plan.options().perFork(batch, turns(plan, cell, serial, elsewhere), elsewhere))
        .plus(elsewhere ? Duration.ZERO : plan.expectedWarmUp());
  }
}
