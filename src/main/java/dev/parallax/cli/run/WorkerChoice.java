package dev.parallax.cli.run;

import static java.util.stream.Collectors.joining;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.own.WaitTrial.Found;
import dev.parallax.suite.Model;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The worker counts of a probe, where the user gives none: round the cores for work that computes;
 * for work that waits those that the first batches showed to matter.
 *
 * @param cores of this machine
 * @param words the words of a run with these counts
 * @param hasProcesses whether child JVMs are measured, and only if the user says so
 */
record WorkerChoice(int cores, Words words, Processes hasProcesses) {
  /** More child JVMs side by side than that are no use of a machine, and fill its memory. */
  private static final int MOST_CHILDREN = 32;

  /** Whether child JVMs are measured. */
  enum Processes {
    /** As all models are. */
    BY_DEFAULT,
    /** The user has named the models. */
    AS_GIVEN,
    /** They are not. */
    NONE
  }

  /** The words of a run. */
  @FunctionalInterface
  interface Words {
    /**
     * With these worker counts and models, if the user names none.
     *
     * @param models all that are measured by default if it is empty
     */
    List<String> with(List<Integer> workers, List<Model> models) throws BadRequest;
  }

  /**
   * A run with other worker counts.
   *
   * @param words its words
   * @param note why it has these
   */
  record Chosen(List<String> words, String note) {}

  /** Which counts work that waits gets; empty for work that computes. */
  Optional<Chosen> forWaiting(BatchTimes times) throws BadRequest {
    Optional<Found> found = waiting(times);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int best = best(found.get());
    List<Integer> counts =
        IntStream.of(cores, best, Math.min(2 * best, found.get().most()))
            .filter(workers -> workers <= Math.max(best, most(best)))
            .distinct()
            .boxed()
            .toList();
    return Optional.of(new Chosen(words.with(counts, models(best)), inWords(found.get(), best)));
  }

  /** The same in a budget that is too small for several: the count that matters. */
  List<String> shorter(BatchTimes times) throws BadRequest {
    int best = waiting(times).map(this::best).orElse(cores);
    return words.with(List.of(best), models(best));
  }

  /**
   * The same in a budget that is too small even for that: platform threads, and child JVMs if the
   * work computes. Virtual threads take the time of platform threads if it does; and if it waits,
   * as many child JVMs as it wants threads would take most of such a budget to start.
   *
   * @return empty if that is no less
   */
  Optional<Chosen> shortest(BatchTimes times) throws BadRequest {
    if (hasProcesses == Processes.AS_GIVEN) {
      return Optional.empty();
    }
    Optional<Found> waiting = waiting(times);
    boolean withProcesses = hasProcesses == Processes.BY_DEFAULT && waiting.isEmpty();
    List<Model> models =
        withProcesses ? List.of(Model.PLATFORM, Model.PROCESS) : List.of(Model.PLATFORM);
    int best = waiting.map(this::best).orElse(cores);
    return Optional.of(
        new Chosen(
            words.with(List.of(best), models),
            "the budget is too short for an answer about all models: %s only; -p model= names"
                    .formatted(models.stream().map(Model::label).collect(joining(" and ")))
                + " others"));
  }

  private List<Model> models(int best) {
    return leavesOutProcesses(best) ? List.of(Model.PLATFORM, Model.VIRTUAL) : List.of();
  }

  private static Optional<Found> waiting(BatchTimes times) {
    return times.loads().values().stream()
        .filter(Found::waits)
        .max(Comparator.comparingInt(Found::best));
  }

  private int best(Found found) {
    return hasProcesses == Processes.AS_GIVEN
        ? Math.min(found.best(), MOST_CHILDREN)
        : found.best();
  }

  private int most(int best) {
    boolean threadsOnly = hasProcesses == Processes.NONE || leavesOutProcesses(best);
    return threadsOnly ? Integer.MAX_VALUE : MOST_CHILDREN;
  }

  private boolean leavesOutProcesses(int best) {
    return hasProcesses == Processes.BY_DEFAULT && best > MOST_CHILDREN;
  }

  private String inWords(Found found, int best) {
    return String.format(
        Locale.ROOT,
        "it waits: a serial batch keeps %.2f of a core busy. Tried with up to %d workers%s%s%s",
        found.busy().all(),
        found.most(),
        found.best() == found.most()
            ? ", and it still gains there"
            : ", and %d are about as fast as any".formatted(found.best()),
        best == found.best()
            ? ""
            : "; child JVMs, and so all models, are measured with %d".formatted(best),
        leavesOutProcesses(best)
            ? "; without child JVMs, as so many would be no use: -p model=process measures them"
            : "");
  }
}
