package dev.parallax.advice.screen;

import dev.parallax.stat.answers.Question;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.suite.Benchmarks;
import dev.parallax.table.BatchCell;
import dev.parallax.table.RunFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** As {@code CellKey} names a model whose carriers were asked for. */
  private static final Pattern CARRIERS = Pattern.compile("[a-z]+ on ([0-9]+) carriers?");

  /** Nothing that ends a quotation or that isn't seen. */
  private static final String TYPED = "[A-Za-z0-9_.,:/=+?&%@#;~*!()\\\\ -]+";

  static NextStep of(List<Work> works, RunFacts run) {
    Optional<Work> unknown = first(works, Recommendation.INSUFFICIENT_DATA);
    if (unknown.isPresent()) {
      return forMoreData(unknown.get(), run);
    }
    if (Answers.open(works).isEmpty()) {
      boolean scales =
          works.stream().anyMatch(w -> Scaling.of(w.table()).stream().anyMatch(Scaling::isTelling));
      return new NextStep(
          List.of(),
          List.of(
              "no question is open; "
                  + (scales
                      ? "run again on another day, or on the machine that will do the work"
                      : "--scaling measures enough worker counts to tell how far it scales")));
    }
    return works.stream()
        .flatMap(OpenQuestion::of)
        .min(Comparator.comparingInt(OpenQuestion::rounds))
        .map(nearest ->
            new NextStep(
                command(nearest.work(), nearest.work().contenders(), nearest.rounds(), run).stream()
                    .toList(),
                List.of(
                    "at this noise that answers %s of %s"
                        .formatted(
                            AnswerInWords.heading(nearest.question()),
                            nearest.work().shortName(works)))))
        .orElseGet(() ->
            new NextStep(
                List.of(),
                List.of(
                    "up to %s rounds decide none of what is open, at this noise; a quieter machine may"
                        .formatted(DecisionRule.MOST_ROUNDS_TO_PROMISE))));
  }

  /** A question that a known number of rounds would answer. */
  private record OpenQuestion(Work work, Question question, int rounds) {
    static Stream<OpenQuestion> of(Work work) {
      return work.answers().answers().stream()
          .filter(found -> FourQuestions.roundsNeeded(found.answer()).isPresent())
          .map(found ->
              new OpenQuestion(
                  work,
                  found.answer().question(),
                  FourQuestions.roundsNeeded(found.answer()).orElseThrow()));
    }
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
    // Behind a blank stand the children's own flags, or the carriers.
    parameter("model", parallel.stream().map(c -> c.model().replaceFirst(" .*", "")), words);
    parameter(
        "workers", parallel.stream().filter(BatchCell::hasWorkers).map(BatchCell::workers), words);
    parameter(
        "carriers",
        parallel.stream()
            .map(BatchCell::model)
            .map(CARRIERS::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1)),
        words);
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
