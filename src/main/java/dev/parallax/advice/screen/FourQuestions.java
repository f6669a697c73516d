package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.answers.Answer;
import dev.parallax.stat.answers.Outcome;
import dev.parallax.stat.answers.Question;
import dev.parallax.stat.answers.Setting;
import dev.parallax.stat.answers.Use;
import dev.parallax.stat.answers.WorkerCounts;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the answers to the four questions about a case into words, and what to use. */
public final class FourQuestions {
  private final BatchTable table;

  private FourQuestions(BatchTable table) {
    this.table = table;
  }

  /** The answers of a table. */
  public static CaseAnswers inWords(BatchTable table) {
    FourQuestions questions = new FourQuestions(table);
    return new CaseAnswers(
        table.answers().answers().stream().map(questions::inWords).toList(),
        table.answers().use().map(questions::use));
  }

  private AnswerInWords inWords(Answer answer) {
    Optional<String> doubt =
        answer.outcome() instanceof Outcome.Open ? doubt(answer) : Optional.empty();
    Optional<String> byWorkers =
        answer.byWorkers().isEmpty() ? Optional.empty() : Optional.of(byWorkers(answer));
    Optional<String> further =
        answer.question() == Question.WORKERS && answer.outcome().isDecided()
            ? table.answers().workers().flatMap(FourQuestions::goesFurther)
            : Optional.empty();
    List<String> parts = new ArrayList<>();
    parts.add(answer.outcome().word() + ": " + finding(answer));
    byWorkers.ifPresent(parts::add);
    further.ifPresent(parts::add);
    doubt.ifPresent(parts::add);
    if (answer.outcome() instanceof Outcome.Open open) {
      roundsThatWouldDo(answer, open).ifPresent(parts::add);
    }
    parts.add(evidence(answer));
    return new AnswerInWords(answer, String.join("; ", parts), doubt, byWorkers, further);
  }

  private String finding(Answer answer) {
    if (!Double.isFinite(answer.ratio().value())) {
      return "nothing is known";
    }
    return switch (answer.question()) {
      case PARALLEL ->
          "the best parallel cell is %s as fast as serial%s"
              .formatted(
                  Words.speedUp(answer.ratio().inverse()),
                  answer.outcome() instanceof Outcome.No
                      ? ", a gain of at most " + Words.percent(table.margin())
                      : "");
      case THREADS_OR_PROCESSES ->
          "the best processes take %s the time of the best threads%s"
              .formatted(Words.speedUp(answer.ratio()), withinMargin(answer));
      case PLATFORM_OR_VIRTUAL ->
          "the best virtual threads take %s the time of the best platform threads%s"
              .formatted(Words.speedUp(answer.ratio()), withinMargin(answer));
      case WORKERS -> table.answers().workers().map(this::counts).orElse("");
    };
  }

  private String withinMargin(Answer answer) {
    return answer.outcome() instanceof Outcome.Either
        ? ", so within " + Words.percent(table.margin())
        : "";
  }

  private String counts(WorkerCounts counts) {
    List<String> models =
        table.models().stream().filter(model -> isOf(model, counts.models())).toList();
    List<String> others =
        counts.notRuledOut().stream()
            .filter(count -> count != counts.leading())
            .map(String::valueOf)
            .toList();
    List<String> parts = new ArrayList<>();
    if (counts.chosen().isEmpty()) {
      parts.add(counts.leading() + " leads");
    }
    if (Double.isFinite(counts.bound())) {
      parts.add(
          counts.bound() > 1
              ? "at most " + Words.off(counts.bound()) + " slower than the best number"
              : "the best number");
    }
    return "%s for %s%s"
        .formatted(
            String.join(", ", parts),
            Words.list(models),
            others.isEmpty()
                ? ""
                : "; %s %s not ruled out"
                    .formatted(Words.list(others), others.size() == 1 ? "is" : "are"));
  }

  private static boolean isOf(String model, List<Setting.Model> models) {
    return Model.ofCell(model)
        .filter(known -> models.stream().anyMatch(of -> of.word().equals(known.label())))
        .isPresent();
  }

  private static Optional<String> goesFurther(WorkerCounts counts) {
    return counts.highestTried()
        ? Optional.of(
            "%s is the most that was tried: -p workers=%s,%s goes further"
                .formatted(counts.leading(), 2 * counts.leading(), 4 * counts.leading()))
        : Optional.empty();
  }

  /** {@code at 2 workers either, from 4 on threads}. */
  private static String byWorkers(Answer answer) {
    List<Answer.AtCount> at = answer.byWorkers();
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from < at.size()) {
      String word = at.get(from).outcome().word();
      int to = from + 1;
      while (to < at.size() && at.get(to).outcome().word().equals(word)) {
        to++;
      }
      boolean toTheEnd = to == at.size() && to - from > 1 && from > 0;
      String counts =
          at.subList(from, to).stream()
              .map(count -> String.valueOf(count.workers()))
              .collect(Collectors.joining(" and "));
      parts.add(
          (toTheEnd
                  ? "from %s%s on ".formatted(at.get(from).workers(), from == 0 ? " workers" : "")
                  : "at %s%s ".formatted(counts, from == 0 ? " workers" : ""))
              + word);
      from = to;
    }
    return String.join(", ", parts);
  }

  private Optional<String> roundsThatWouldDo(Answer answer, Outcome.Open open) {
    if (table.decision().rounds() < Evidence.FULL_ROUNDS && isTooFewRounds(answer)) {
      return Optional.empty();
    }
    return open.roundsNeeded().isPresent()
        ? Optional.of(
            "about %s rounds would do at this noise".formatted(open.roundsNeeded().getAsInt()))
        : answer.evidence() == Evidence.NONE
            ? Optional.empty()
            : Optional.of(
                "more than %s rounds would be needed at this noise"
                    .formatted(DecisionRule.MOST_ROUNDS_TO_PROMISE));
  }

  private String evidence(Answer answer) {
    return "%s evidence from %s%s"
        .formatted(
            answer.evidence() == Evidence.NONE ? "no" : answer.evidence().word(),
            Words.count(answer.rounds(), unitOfReplication()),
            table.commonRounds() ? "" : " per cell, without common rounds");
  }

  private String unitOfReplication() {
    return table.commonRounds() ? "round" : "fork";
  }

  private boolean isTooFewRounds(Answer answer) {
    return answer.rounds() > 0 && Evidence.ofRounds(answer.rounds()) == Evidence.NONE;
  }

  /** Cells that can't be believed, or too few rounds. */
  private Optional<String> doubt(Answer answer) {
    List<BatchCell> asked = table.cells().stream().filter(cell -> bearsOn(cell, answer)).toList();
    List<String> doubts = new ArrayList<>();
    addCells(doubts, asked, Warning.Kind.NOT_WARM, "not warm");
    addCells(
        doubts, asked, Warning.Kind.MORE_THAN_THE_CORES_CAN_GIVE, "faster than the cores allow");
    if (isTooFewRounds(answer)) {
      doubts.add("too few %ss to say".formatted(unitOfReplication()));
    }
    return doubts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", doubts));
  }

  private static void addCells(
      List<String> doubts, List<BatchCell> cells, Warning.Kind kind, String what) {
    List<BatchCell> doubted = cells.stream().filter(cell -> cell.has(kind)).toList();
    if (!doubted.isEmpty()) {
      doubts.add(what + ": " + Words.cells(doubted));
    }
  }

  private boolean bearsOn(BatchCell cell, Answer answer) {
    return switch (answer.question()) {
      case PARALLEL -> true;
      case THREADS_OR_PROCESSES -> !cell.isSerial();
      case PLATFORM_OR_VIRTUAL ->
          isOf(cell.model(), List.of(Setting.Model.PLATFORM, Setting.Model.VIRTUAL));
      case WORKERS ->
          table
              .answers()
              .workers()
              .filter(counts -> isOf(cell.model(), counts.models()))
              .isPresent();
    };
  }

  private UseInWords use(Use use) {
    BatchCell cell = table.member(use.cell());
    List<String> models =
        Stream.concat(Stream.of(cell), use.alternatives().stream().map(table::member))
            .map(BatchCell::model)
            .distinct()
            .sorted(Comparator.comparingInt(Model::rank))
            .toList();
    boolean bothWithin = use.boundOfAll() <= 1 + table.margin();
    boolean neitherWithin = use.bound() > 1 + table.margin();
    boolean anyThreads =
        models.size() > 1
            && cell.hasWorkers()
            && models.stream().allMatch(FourQuestions::isThreads)
            && (bothWithin || neitherWithin);
    String name = anyThreads ? "threads x " + cell.workers() : cell.name();
    String choice = anyThreads ? String.join(" or ", models) : "";
    double bound = anyThreads ? use.boundOfAll() : use.bound();
    List<String> parts = new ArrayList<>();
    parts.add(choice.isEmpty() ? name : name + "; " + choice);
    parts.add(slower(bound));
    cell.speedUp()
        .filter(speedUp -> !cell.isSerial() && table.baselineCell().isSerial())
        .ifPresent(speedUp -> parts.add(speedUp(cell, speedUp, anyThreads)));
    return new UseInWords(
        cell, name, choice, bound, bound <= 1 + table.margin(), String.join("; ", parts));
  }

  private static boolean isThreads(String model) {
    return Model.ofCell(model).filter(Model::isThreads).isPresent();
  }

  private static String slower(double bound) {
    if (!Double.isFinite(bound)) {
      return "not known how much slower than the best";
    }
    return bound > 1
        ? "at most " + Words.off(bound) + " slower than the best"
        : "the fastest of all that were measured";
  }

  private static String speedUp(BatchCell cell, Estimate speedUp, boolean anyThreads) {
    return "%s%s as fast as serial"
        .formatted(anyThreads ? cell.name() + " is " : "", Words.speedUp(speedUp));
  }

  /** How many rounds would answer a question that is open, if that can be said. */
  public static OptionalInt roundsNeeded(Answer answer) {
    return answer.outcome() instanceof Outcome.Open open
        ? open.roundsNeeded()
        : OptionalInt.empty();
  }
}
