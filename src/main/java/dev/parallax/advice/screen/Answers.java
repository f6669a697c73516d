package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.answers.Outcome;
import dev.parallax.stat.answers.Question;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.SecondaryValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to use for each case of a run, and what there is to say of its answers. */
final class Answers {
  /**
   * Profilers name memory so: of the whole tree, with shared pages counted once, or what was most
   * where that isn't known at the end of an iteration; then what other profilers call it.
   */
  private static final List<Pattern> MEMORY =
      List.of(
          Pattern.compile("tree\\.pss"),
          Pattern.compile("tree\\.rss\\.peak"),
          Pattern.compile("(?i).*memory.*"),
          Pattern.compile("(?i).*\\bpss\\b.*"),
          Pattern.compile("(?i).*\\brss\\b.*"));

  private Answers() {}

  /** How to read the rows. */
  static List<String> notes(List<Work> works) {
    List<String> notes = new ArrayList<>();
    if (works.stream().map(Work::isWarm).distinct().count() == 2) {
      notes.add("warm: one pool for all batches; cold: a pool opened and closed for every batch");
    }
    boolean allSerial = works.stream().allMatch(work -> work.table().baselineCell().isSerial());
    notes.add(
        "speed-up (over %s) and slower (than the best cell) are those of use"
            .formatted(allSerial ? Model.SERIAL.label() : "serial, where there is one"));
    return notes;
  }

  /** The answers for a case, and what to use. */
  static FirstScreen.Row row(Work work) {
    Optional<UseInWords> use = work.answers().use();
    Optional<BatchCell> cell = use.map(UseInWords::cell);
    return new FirstScreen.Row(
        work.name(),
        Stream.of(Question.values()).map(question -> answer(work, question)).toList(),
        use.map(UseInWords::name).orElse("unknown"),
        cell.filter(used -> !used.isSerial() && work.table().baselineCell().isSerial())
            .flatMap(BatchCell::speedUp),
        use.map(UseInWords::bound).orElse(Double.POSITIVE_INFINITY),
        use.filter(UseInWords::withinMargin).isPresent(),
        cell.flatMap(Answers::memory));
  }

  private static String answer(Work work, Question question) {
    return work.answer(question)
        .map(found -> found.answer().outcome().word())
        .orElseGet(() -> {
          List<String> counts = work.table().workerCounts();
          return question == Question.WORKERS && counts.size() == 1
              ? counts.getFirst() + " only"
              : "not asked";
        });
  }

  private static Optional<SecondaryValue> memory(BatchCell cell) {
    return MEMORY.stream()
        .flatMap(name ->
            cell.secondary().entrySet().stream()
                .filter(metric -> name.matcher(metric.getKey()).matches())
                .map(Map.Entry::getValue))
        .findFirst();
  }

  /** For each question the cases in which it is open, and why or how many rounds would do. */
  static List<String> open(List<Work> works) {
    boolean forNoiseAlone =
        works.stream()
            .flatMap(work -> work.answers().answers().stream())
            .anyMatch(found -> !found.answer().outcome().isDecided() && found.doubt().isEmpty());
    List<String> sentences = new ArrayList<>();
    for (Question question : Question.values()) {
      List<String> cases = open(works, question);
      if (!cases.isEmpty()) {
        sentences.add(
            "%s%s: %s"
                .formatted(
                    AnswerInWords.heading(question),
                    sentences.isEmpty() && forNoiseAlone ? " (rounds that would do)" : "",
                    String.join("; ", cases)));
      }
    }
    return sentences;
  }

  /** The cases in which a question is open; those that are open for one reason stand together. */
  private static List<String> open(List<Work> works, Question question) {
    List<String> rounds = new ArrayList<>();
    Map<String, List<String>> byDoubt = new LinkedHashMap<>();
    long all = works.stream().filter(work -> work.answer(question).isPresent()).count();
    for (Work work : works) {
      Optional<AnswerInWords> asked = work.answer(question);
      if (asked.isPresent() && asked.get().answer().outcome() instanceof Outcome.Open open) {
        String name = work.shortName(works);
        asked
            .get()
            .doubt()
            .ifPresentOrElse(
                doubt -> byDoubt.computeIfAbsent(doubt, unused -> new ArrayList<>()).add(name),
                () -> rounds.add(name + " " + rounds(open)));
      }
    }
    byDoubt.forEach((doubt, names) ->
        rounds.add(
            "%s (%s)"
                .formatted(
                    names.size() == all && all > 1
                        ? "all " + names.size()
                        : String.join("; ", names),
                    doubt)));
    return rounds;
  }

  private static String rounds(Outcome.Open open) {
    return open.roundsNeeded().isPresent()
        ? String.valueOf(open.roundsNeeded().getAsInt())
        : "over " + DecisionRule.MOST_ROUNDS_TO_PROMISE;
  }

  /** The answers that turn with the number of workers. */
  static List<String> byWorkers(List<Work> works) {
    return sentences(works, AnswerInWords::byWorkers);
  }

  /** Where more workers than were tried may be better. */
  static List<String> goesFurther(List<Work> works) {
    return sentences(works, AnswerInWords::goesFurther);
  }

  private static List<String> sentences(
      List<Work> works, Function<AnswerInWords, Optional<String>> words) {
    return works.stream()
        .flatMap(work ->
            work.answers().answers().stream()
                .flatMap(found ->
                    words.apply(found).stream().map(said -> work.shortName(works) + ": " + said)))
        .toList();
  }

  /** What to use as Java, each line once with the cases that it is for. */
  static List<String> code(List<Work> works) {
    Map<String, List<String>> byCode = new LinkedHashMap<>();
    for (Work work : works) {
      // A name from a file must not end the comment.
      String name = work.shortName(works).replaceAll("[^A-Za-z0-9 ,._=:/-]", "?");
      work.answers()
          .use()
          .map(UseInWords::cell)
          .flatMap(Answers::code)
          .ifPresent(code -> byCode.computeIfAbsent(code, unused -> new ArrayList<>()).add(name));
    }
    List<String> lines = new ArrayList<>();
    byCode.forEach((code, names) -> lines.add(code + " // " + String.join("; ", names)));
    return lines;
  }

  /** Only of what the suite itself names: a name from a file isn't code to paste. */
  private static Optional<String> code(BatchCell cell) {
    OptionalInt workers = Words.number(cell.workers());
    return Model.of(cell.model())
        .filter(model -> !model.hasWorkers() || workers.isPresent())
        .map(model ->
            switch (model) {
              case SERIAL -> "tasks.forEach(Runnable::run);";
              case PLATFORM -> "var pool = Executors.newFixedThreadPool(%s);";
              case FORKJOIN ->
                  "var pool = new ForkJoinPool(%s, ForkJoinPool.defaultForkJoinWorkerThreadFactory,"
                      + " null, true);";
              case VIRTUAL ->
                  "var pool = Executors.newVirtualThreadPerTaskExecutor(); var permits = new"
                      + " Semaphore(%s);";
              case UNBOUNDED -> "var pool = Executors.newVirtualThreadPerTaskExecutor();";
              case PROCESS -> "var pool = ConcurrencyModel.PROCESS.open(%s, work);";
              case CLUSTER -> "var pool = ConcurrencyModel.CLUSTER.open(%s, work);";
            })
        .map(code -> code.formatted(workers.orElse(1)));
  }
}
