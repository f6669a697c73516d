package dev.parallax.advice.screen;

import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.suite.Benchmarks;
import dev.parallax.table.BatchCell;
import dev.parallax.table.RunFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Optional<Work> unknown =
        works.stream()
            .filter(work -> work.recommendation() == Recommendation.INSUFFICIENT_DATA)
            .findFirst();
    if (unknown.isPresent()) {
      Work work = unknown.get();
      if (work.leaderIsDoubted()) {
        return new NextStep(
            List.of(),
            List.of(
                work.name()
                    + ": what leads "
                    + (work.allWarm() ? "is faster than the cores allow" : "was not warm")
                    + ", so run again with a longer warm-up (-wi)"));
      }
      return new NextStep(
          command(work, work.table().cells(), ROUNDS_FOR_FULL, run).stream().toList(),
          List.of("too few rounds to tell; " + ROUNDS_FOR_FULL + " give full evidence"));
    }
    List<Work> undecided =
        works.stream()
            .filter(work -> work.recommendation() == Recommendation.NO_CLEAR_WINNER)
            .toList();
    if (undecided.isEmpty()) {
      return new NextStep(List.of(), List.of("nothing is left open; " + scaling(works)));
    }
    Optional<Work> nearest =
        undecided.stream()
            .filter(work -> work.table().roundsNeeded().isPresent())
            .min(Comparator.comparingInt(work -> work.table().roundsNeeded().orElseThrow()));
    return new NextStep(
        nearest.stream()
            .flatMap(work ->
                command(work, work.contenders(), work.table().roundsNeeded().orElseThrow(), run)
                    .stream())
            .toList(),
        List.of(roundsThatWouldDo(undecided)));
  }

  private static String scaling(List<Work> works) {
    boolean told =
        works.stream().anyMatch(w -> Scaling.of(w.table()).stream().anyMatch(Scaling::isTelling));
    return told
        ? "run again on another day, or on the machine that will do the work"
        : "--scaling measures enough worker counts to tell how far it scales";
  }

  private static String roundsThatWouldDo(List<Work> undecided) {
    Map<Work, String> rounds = new LinkedHashMap<>();
    undecided.forEach(work ->
        rounds.put(
            work,
            work.table().roundsNeeded().isPresent()
                ? String.valueOf(work.table().roundsNeeded().getAsInt())
                : "over " + DecisionRule.MOST_ROUNDS_TO_PROMISE));
    return "rounds that would do: " + Work.each(rounds);
  }

  /**
   * Goes on with the run until it has so many rounds; where there is no journal to go on from, runs
   * serial and the cells of a work, with its settings as far as they were given. None where a name
   * from the file isn't one that anybody would type: what is pasted should hold no surprise.
   */
  private static Optional<String> command(
      Work work, List<BatchCell> cells, int rounds, RunFacts run) {
    return typed(
        run.hasJournal()
            ? List.of(
                "java",
                "-jar",
                "benchmarks.jar",
                "--resume",
                run.directory(),
                "--rounds",
                String.valueOf(rounds))
            : newRun(work, cells, rounds, run));
  }

  private static Optional<String> typed(List<String> words) {
    return words.stream().allMatch(word -> word.matches(TYPED))
        ? Optional.of(String.join(" ", words.stream().map(NextStep::quoted).toList()))
        : Optional.empty();
  }

  private static List<String> newRun(Work work, List<BatchCell> cells, int rounds, RunFacts run) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "java",
                "-jar",
                "benchmarks.jar",
                Benchmarks.SERIAL,
                Benchmarks.batch(work.table().lifecycle())));
    parameter("workload", List.of(work.table().workload()), words);
    work.table()
        .settings()
        .forEach((name, value) -> {
          if (run.wasGiven(name)) {
            parameter(name, List.of(value), words);
          }
        });
    List<BatchCell> parallel = cells.stream().filter(cell -> !cell.isSerial()).toList();
    parameter("model", parallel.stream().map(NextStep::model).distinct().toList(), words);
    parameter("workers", parallel.stream().map(BatchCell::workers).distinct().toList(), words);
    words.add("-f");
    words.add(String.valueOf(rounds));
    return words;
  }

  /** Behind a blank stand the children's own flags. */
  private static String model(BatchCell cell) {
    return cell.model().replaceFirst(" .*", "");
  }

  private static void parameter(String name, List<String> values, List<String> words) {
    if (values.isEmpty()) {
      return;
    }
    List<String> escaped =
        values.stream().map(value -> value.replace("\\", "\\\\").replace(",", "\\,")).toList();
    words.add("-p");
    words.add(name + "=" + String.join(",", escaped));
  }

  /** A shell must take each as one word. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_.,:/=+-]+") ? word : "'" + word + "'";
  }
}
