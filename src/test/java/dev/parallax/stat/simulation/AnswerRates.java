package dev.parallax.stat.simulation;

import dev.parallax.stat.answers.Answer;
import dev.parallax.stat.answers.FourAnswers;
import dev.parallax.stat.answers.Outcome;
import dev.parallax.stat.answers.Question;
import dev.parallax.stat.answers.Setting;
import dev.parallax.stat.answers.Setting.Model;
import dev.parallax.stat.answers.WorkerCounts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the answers of a case, or the mean of many, got right and wrong against the truth.
 *
 * @param wrong whether any of the four answers is wrong, an answer at one worker count and a range
 *     of counts that lacks the best included
 * @param wrongUse whether what is to be used is slower than the best by more than its bound
 * @param decided whether each question is decided, in the order of the questions
 * @param prefer whether the decision rule, which searches for one best cell, prefers one
 */
record AnswerRates(double wrong, double wrongUse, List<Double> decided, double prefer) {
  private static final double ROUNDING = 1e-9;
  private static final double MARGIN = Math.log(1.05) + ROUNDING;
  private static final List<Integer> COUNTS = List.of(1, 2, 4, 8);

  static AnswerRates of(AnswerWorld world, FourAnswers four, boolean prefer) {
    boolean wrong = four.answers().stream().anyMatch(answer -> isWrong(world, answer));
    wrong |= four.workers().map(counts -> isWrong(world, counts)).orElse(false);
    double slower =
        four.use()
            .map(use -> world.logTime(use.cell()) - world.best(any -> true) - Math.log(use.bound()))
            .orElseThrow();
    return new AnswerRates(
        wrong ? 1 : 0,
        slower > ROUNDING ? 1 : 0,
        Arrays.stream(Question.values())
            .map(question ->
                four.answer(question)
                    .filter(answer -> answer.outcome().isDecided())
                    .map(answer -> 1.0)
                    .orElse(0.0))
            .toList(),
        prefer ? 1 : 0);
  }

  private static boolean isWrong(AnswerWorld world, Answer answer) {
    return isWrong(world, answer.question(), answer.outcome(), workers -> true)
        || answer.byWorkers().stream()
            .anyMatch(at ->
                isWrong(
                    world,
                    answer.question(),
                    at.outcome(),
                    setting -> setting.workers() == at.workers()));
  }

  private static boolean isWrong(
      AnswerWorld world, Question question, Outcome outcome, Predicate<Setting> among) {
    return switch (question) {
      case PARALLEL -> {
        double gain = -difference(world, among, Model.SERIAL, true);
        yield (outcome instanceof Outcome.Yes && gain <= ROUNDING)
            || (outcome instanceof Outcome.No && gain > MARGIN);
      }
      case THREADS_OR_PROCESSES ->
          isWrong(outcome, "processes", difference(world, among, Model.PROCESS, false));
      case PLATFORM_OR_VIRTUAL ->
          isWrong(
              outcome,
              "virtual",
              world.best(among.and(setting -> setting.model() == Model.VIRTUAL))
                  - world.best(among.and(setting -> setting.model() == Model.PLATFORM)));
      case WORKERS -> false; // by its counts
    };
  }

  /** The best of a model against the best of all others that are not serial, or the reverse. */
  private static double difference(
      AnswerWorld world, Predicate<Setting> among, Model model, boolean othersFirst) {
    double of = world.best(among.and(setting -> setting.model() == model));
    double others =
        world.best(
            among.and(setting -> setting.model() != model && setting.model() != Model.SERIAL));
    return othersFirst ? others - of : of - others;
  }

  private static boolean isWrong(Outcome outcome, String first, double difference) {
    return switch (outcome) {
      case Outcome.Either either -> Math.abs(difference) > MARGIN;
      case Outcome.Named named ->
          named.word().equals(first) ? difference >= -ROUNDING : difference <= ROUNDING;
      default -> false;
    };
  }

  private static boolean isWrong(AnswerWorld world, WorkerCounts counts) {
    double best =
        COUNTS.stream().mapToDouble(k -> world.mean(counts.models(), k)).min().orElseThrow();
    boolean tooSlow =
        counts.chosen().isPresent()
            && world.mean(counts.models(), counts.leading()) > best + MARGIN;
    return tooSlow
        || COUNTS.stream()
            .filter(k -> world.mean(counts.models(), k) <= best + ROUNDING)
            .anyMatch(k -> !counts.notRuledOut().contains(k));
  }

  AnswerRates plus(AnswerRates other) {
    return new AnswerRates(
        wrong + other.wrong,
        wrongUse + other.wrongUse,
        IntStream.range(0, decided.size())
            .mapToObj(i -> decided.get(i) + other.decided.get(i))
            .toList(),
        prefer + other.prefer);
  }

  AnswerRates over(double count) {
    return new AnswerRates(
        wrong / count,
        wrongUse / count,
        decided.stream().map(sum -> sum / count).toList(),
        prefer / count);
  }
}
