package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.SpeedUpStack;
import dev.parallax.table.SpeedUpStack.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a case's speed-up falls short of N by, in words.
 *
 * @param table of the case
 * @param stacks of its cells
 * @param cores of the machine, if they are known
 */
public record SpeedUpStacks(BatchTable table, List<SpeedUpStack> stacks, OptionalInt cores) {
  /** Less of N than this is not worth a word: noise takes as much. */
  private static final double LEAST = 0.1;

  /** A part with this share of the loss is named alone. */
  private static final double MOST_OF_IT = 0.6;

  /** A part with less of the loss is not named. */
  private static final double NAMED = 0.15;

  /** Threads whose tasks take so much more of the processor than those of child JVMs. */
  private static final double SHARED = 1.2;

  public SpeedUpStacks {
    stacks = List.copyOf(stacks);
  }

  /** Of a case. */
  public static SpeedUpStacks of(BatchTable table, OptionalInt cores) {
    return new SpeedUpStacks(table, SpeedUpStack.of(table, cores), cores);
  }

  /** A sentence for the fastest cell, if it loses enough. */
  Optional<String> ofFastest() {
    return ofInterest().flatMap(this::sentence);
  }

  /**
   * The fastest cell that has no more workers than cores, or the fastest of all where more workers
   * bring more.
   */
  private Optional<SpeedUpStack> ofInterest() {
    return fastest(true)
        .filter(some -> fastest(false).filter(all -> isMuchFaster(all, some)).isEmpty())
        .or(() -> fastest(false));
  }

  /** A sentence for each cell that loses enough. */
  public List<String> sentences() {
    return shown().stream().flatMap(stack -> sentence(stack).stream()).toList();
  }

  /**
   * Those that a reader looks at: two workers and more, and as many as there are cores. Of more it
   * is known beforehand that they wait for cores, unless one of them is the fastest.
   */
  public List<SpeedUpStack> shown() {
    Optional<SpeedUpStack> fastest = ofInterest();
    return stacks.stream()
        .filter(stack -> stack.workers() > 1)
        .filter(stack ->
            isWithinCores(stack)
                || fastest.filter(best -> stack.workers() <= best.workers()).isPresent())
        .toList();
  }

  private Optional<SpeedUpStack> fastest(boolean withinCores) {
    return stacks.stream()
        .filter(stack -> stack.workers() > 1 && stack.cell().recommendable())
        .filter(stack -> !withinCores || isWithinCores(stack))
        .min(Comparator.comparingDouble(stack -> stack.cell().seconds().value()));
  }

  private boolean isMuchFaster(SpeedUpStack all, SpeedUpStack some) {
    return some.cell().seconds().value() > all.cell().seconds().value() * (1 + table.margin());
  }

  private boolean isWithinCores(SpeedUpStack stack) {
    return stack.workers() <= cores.orElse(Integer.MAX_VALUE);
  }

  private Optional<String> sentence(SpeedUpStack stack) {
    if (stack.lostShare() < LEAST) {
      return Optional.empty();
    }
    List<Part> named =
        stack.lost().keySet().stream()
            .filter(part -> stack.shareOfLoss(part) >= NAMED)
            .sorted(Comparator.comparingDouble(part -> -stack.shareOfLoss(part)))
            .limit(stack.shareOfLoss(stack.most()) >= MOST_OF_IT ? 1 : 3)
            .toList();
    return Optional.of(
        "%s reaches %s; the rest is lost by %s"
            .formatted(
                stack.cell().name(),
                Words.times(stack.speedUp()),
                String.join(", ", named.stream().map(part -> words(stack, part)).toList())));
  }

  private String words(SpeedUpStack stack, Part part) {
    String words =
        "%s (%s)".formatted(part.words(), Words.wholePercent(Math.min(1, stack.shareOfLoss(part))));
    return part == Part.PROCESSOR ? words + processor(stack) : words;
  }

  private String processor(SpeedUpStack stack) {
    BatchCell serial = table.serial().orElseThrow();
    double times = stack.processorTimes(serial);
    Optional<SpeedUpStack> children =
        stacks.stream()
            .filter(other -> other.workers() == stack.workers())
            .filter(other -> other.cell().model().equals(Model.PROCESS.label()))
            .filter(other -> times > SHARED * other.processorTimes(serial))
            .findFirst();
    return ": a task takes %s of serial%s"
        .formatted(
            Words.times(times),
            children
                .map(found ->
                    ", in child JVMs %s: threads share something inside the JVM"
                        .formatted(Words.times(found.processorTimes(serial))))
                .orElse(""));
  }
}
