package dev.parallax.advice.screen;

import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.suite.Benchmarks;
import dev.parallax.table.BatchCell;
import dev.parallax.table.RunFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to do where there is no answer yet.
 *
 * @param commands for a shell
 * @param words what they are for, and what else could be done
 */
record NextStep(List<String> commands, List<String> words) {
  private static final int ROUNDS_FOR_FULL = 5;

  /** Nothing that ends a quotation or that isn't seen. */
  private static final String TYPED = "[A-Za-z0-9_.,:/=+?&%@#;~*!()\\\\ -]+";

  static NextStep of(List<Work> works, RunFacts run) {
    Optional<Work> unknown = first(works, Recommendation.INSUFFICIENT_DATA);
    if (unknown.isPresent()) {
      return forMoreData(unknown.get(), run);
    }
    List<Work> undecided =
        works.stream()
            .filter(work -> work.recommendation() == Recommendation.NO_CLEAR_WINNER)
            .toList();
    if (undecided.isEmpty()) {
      boolean scales =
          works.stream().anyMatch(w -> Scaling.of(w.table()).stream().anyMatch(Scaling::isTelling));
      return new NextStep(
          List.of(),
          List.of(
              "nothing is left open; "
                  + (scales
                      ? "run again on another day, or on the machine that will do the work"
                      : "--scaling measures enough worker counts to tell how far it scales")));
    }
    Optional<Work> nearest =
        undecided.stream()
            .filter(work -> work.table().roundsNeeded().isPresent())
            .min(Comparator.comparingInt(work -> work.table().roundsNeeded().orElseThrow()));
    return new NextStep(
        nearest
            .flatMap(work ->
                command(work, work.contenders(), work.table().roundsNeeded().orElseThrow(), run))
            .stream()
            .toList(),
        List.of(
            "rounds that would do: "
                + undecided.stream()
                    .map(NextStep::roundsThatWouldDo)
                    .collect(Collectors.joining("; "))));
  }

  private static NextStep forMoreData(Work work, RunFacts run) {
    return work.leaderIsDoubted()
        ? new NextStep(
            List.of(),
            List.of(
                "%s: what leads %s, so run again with a longer warm-up (-wi)"
                    .formatted(
                        work.name(),
                        work.allWarm() ? "is faster than the cores allow" : "was not warm")))
        : new NextStep(
            command(work, work.table().cells(), ROUNDS_FOR_FULL, run).stream().toList(),
            List.of("too few rounds to tell; " + ROUNDS_FOR_FULL + " give full evidence"));
  }

  private static Optional<Work> first(List<Work> works, Recommendation recommendation) {
    return works.stream().filter(work -> work.recommendation() == recommendation).findFirst();
  }

  private static String roundsThatWouldDo(Work work) {
    OptionalInt rounds = work.table().roundsNeeded();
    return work.name()
        + " "
        + (rounds.isPresent() ? rounds.getAsInt() : "over " + DecisionRule.MOST_ROUNDS_TO_PROMISE);
  }

  /**
   * Resumes the run until it has that many rounds; without a journal to resume from, runs serial
   * and the cells of a work, with its settings as far as they were given. None where a name from
   * the file isn't typed by people: what is pasted should hold no surprise.
   */
  private static Optional<String> command(
      Work work, List<BatchCell> cells, int rounds, RunFacts run) {
    List<String> words = new ArrayList<>(List.of("java", "-jar", "benchmarks.jar"));
    if (run.hasJournal()) {
      words.addAll(List.of("--resume", run.directory(), "--rounds", String.valueOf(rounds)));
    } else {
      addNewRun(work, cells, rounds, run, words);
    }
    return words.stream().allMatch(word -> word.matches(TYPED))
        ? Optional.of(String.join(" ", words.stream().map(NextStep::quoted).toList()))
        : Optional.empty();
  }

  private static void addNewRun(
      Work work, List<BatchCell> cells, int rounds, RunFacts run, List<String> words) {
    words.add(Benchmarks.SERIAL);
    words.add(Benchmarks.batch(work.table().lifecycle()));
    parameter("workload", Stream.of(work.table().workload()), words);
    work.table()
        .settings()
        .forEach((name, value) -> {
          if (run.wasGiven(name)) {
            parameter(name, Stream.of(value), words);
          }
        });
    List<BatchCell> parallel = cells.stream().filter(cell -> !cell.isSerial()).toList();
    // Behind a blank stand the children's own flags.
    parameter("model", parallel.stream().map(c -> c.model().replaceFirst(" .*", "")), words);
    parameter("workers", parallel.stream().map(BatchCell::workers), words);
    words.add("-f");
    words.add(String.valueOf(rounds));
  }

  private static void parameter(String name, Stream<String> values, List<String> words) {
    String escaped =
        values
            .distinct()
            .map(value -> value.replace("\\", "\\\\").replace(",", "\\,"))
            .collect(Collectors.joining(","));
    if (!escaped.isEmpty()) {
      words.add("-p");
      words.add(name + "=" + escaped);
    }
  }

  /** A shell must take each as one word. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_.,:/=+-]+") ? word : "'" + word + "'";
  }
}
