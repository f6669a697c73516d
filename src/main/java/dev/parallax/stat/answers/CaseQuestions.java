package dev.parallax.stat.answers;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.answers.JointBounds.Bound;
import dev.parallax.stat.answers.JointBounds.Contrast;
import dev.parallax.stat.answers.Setting.Model;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;

/**
 * Asks the four questions of a case. Each is asked at a quarter of the error probability, so that
 * all answers hold together (Bonferroni). A side of an interval takes the whole quarter: a wrong
 * answer is always on one side of the truth, as "yes" and "no" can't both be wrong.
 */
final class CaseQuestions {
  private final AnswerCells cells;
  private final JointBounds bounds;
  private final double alpha;
  private final double alphaOfQuestion;
  private final double logMargin;

  CaseQuestions(DecisionRule rule, Family family, List<Setting> settings, Evidence cap) {
    cells = new AnswerCells(family, settings, cap);
    bounds = new JointBounds(cells.fit(), cells.mostRounds());
    alpha = 1 - rule.confidence();
    alphaOfQuestion = alpha / Question.values().length;
    logMargin = Math.log1p(rule.margin());
  }

  FourAnswers answers() {
    List<Integer> serial = cells.where(setting -> setting.model() == Model.SERIAL);
    List<Integer> parallel = cells.where(setting -> setting.model() != Model.SERIAL);
    List<Integer> threads = cells.where(setting -> setting.model().isThreads());
    List<Integer> processes = cells.where(setting -> setting.model() == Model.PROCESS);
    List<Integer> platform = cells.where(setting -> setting.model() == Model.PLATFORM);
    List<Integer> virtual = cells.where(setting -> setting.model() == Model.VIRTUAL);
    List<Answer> answers = new ArrayList<>();
    parallel(parallel, serial).ifPresent(answers::add);
    Judge which = (lo, hi, margin) -> oneOf("processes", "threads", lo, hi, margin);
    asked(Question.THREADS_OR_PROCESSES, processes, threads, which, true).ifPresent(answers::add);
    which = (lo, hi, margin) -> oneOf(Model.VIRTUAL.word(), Model.PLATFORM.word(), lo, hi, margin);
    asked(Question.PLATFORM_OR_VIRTUAL, virtual, platform, which, true).ifPresent(answers::add);
    boolean hasForkJoin = !cells.where(setting -> setting.model() == Model.FORKJOIN).isEmpty();
    List<Model> left =
        modelsLeft(answers).stream()
            .filter(model -> hasForkJoin || model != Model.FORKJOIN)
            .toList();
    List<Integer> group = cells.where(setting -> left.contains(setting.model()));
    Optional<WorkerQuestion> workers =
        cells.counts(group).size() > 1
            ? Optional.of(
                new WorkerQuestion(cells, bounds, left, group, alphaOfQuestion, logMargin))
            : Optional.empty();
    workers.ifPresent(asked -> answers.add(asked.answer()));
    return new FourAnswers(
        answers,
        workers.map(WorkerQuestion::counts),
        new UseChoice(cells, bounds, alpha, logMargin)
            .choose(answers, workers.map(WorkerQuestion::counts), group));
  }

  /** If what leads is faster than it can be, it is rather serial that was measured wrongly. */
  private Optional<Answer> parallel(List<Integer> parallel, List<Integer> serial) {
    boolean doubted =
        !parallel.isEmpty() && !serial.isEmpty() && cells.isFasterThanItCanBe(cells.best(parallel));
    return doubted
        ? Optional.of(nothingKnown(Question.PARALLEL))
        : asked(Question.PARALLEL, parallel, serial, CaseQuestions::parallelHelps, false);
  }

  private static Answer nothingKnown(Question question) {
    return new Answer(
        question,
        new Outcome.Open(OptionalInt.empty()),
        Estimate.withoutInterval(Double.NaN),
        Evidence.NONE,
        0,
        List.of());
  }

  /** Threads of all kinds are left unless one is named; processes only if they are named. */
  private static List<Model> modelsLeft(List<Answer> answers) {
    List<String> words = answers.stream().map(answer -> answer.outcome().word()).toList();
    if (words.contains("processes")) {
      return List.of(Model.PROCESS);
    }
    if (words.contains(Model.PLATFORM.word())) {
      return List.of(Model.PLATFORM);
    }
    return words.contains(Model.VIRTUAL.word())
        ? List.of(Model.VIRTUAL)
        : List.of(Model.PLATFORM, Model.FORKJOIN, Model.VIRTUAL);
  }

  /** The answer that an interval on the log scale gives; open if none. */
  @FunctionalInterface
  private interface Judge {
    Optional<Outcome> judge(double lo, double hi, double margin);
  }

  private static Optional<Outcome> parallelHelps(double lo, double hi, double margin) {
    if (hi < 0) {
      return Optional.of(new Outcome.Yes());
    }
    return lo > -margin ? Optional.of(new Outcome.No()) : Optional.empty();
  }

  private static Optional<Outcome> oneOf(String a, String b, double lo, double hi, double margin) {
    if (-margin < lo && hi < margin) {
      return Optional.of(new Outcome.Either());
    }
    if (lo > 0) {
      return Optional.of(new Outcome.Named(b));
    }
    return hi < 0 ? Optional.of(new Outcome.Named(a)) : Optional.empty();
  }

  private Optional<Answer> asked(
      Question question, List<Integer> a, List<Integer> b, Judge judge, boolean byWorkers) {
    List<Integer> trustedA = cells.trusted(a);
    List<Integer> trustedB = cells.trusted(b);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    if (trustedA.isEmpty() || trustedB.isEmpty()) {
      return Optional.of(nothingKnown(question));
    }
    List<Integer> carriers = List.of(cells.best(trustedA), cells.best(trustedB));
    Evidence evidence = cells.evidence(carriers);
    BestDifference difference = difference(a, b, alphaOfQuestion);
    return Optional.of(
        new Answer(
            question,
            outcome(evidence, factor -> judged(difference, judge, factor)),
            difference.ratio(),
            evidence,
            cells.rounds(carriers),
            byWorkers && evidence != Evidence.NONE ? byWorkers(a, b, judge) : List.of()));
  }

  private Optional<Outcome> judged(BestDifference difference, Judge judge, double factor) {
    return judge.judge(difference.lo(factor), difference.hi(factor), logMargin);
  }

  private Outcome outcome(Evidence evidence, DoubleFunction<Optional<Outcome>> atFactor) {
    Optional<Outcome> now = evidence == Evidence.NONE ? Optional.empty() : atFactor.apply(1);
    return now.orElseGet(() ->
        new Outcome.Open(
            bounds.roundsNeeded(alphaOfQuestion, factor -> atFactor.apply(factor).isPresent())));
  }

  /**
   * The answers at single worker counts if they are not all the same. They hold together at half of
   * the question's error probability: with all of it they made most of the wrong answers where all
   * cells are equal.
   */
  private List<Answer.AtCount> byWorkers(List<Integer> a, List<Integer> b, Judge judge) {
    List<Integer> counts =
        cells.counts(cells.trusted(a)).stream()
            .filter(count -> count > 1 && !cells.trusted(cells.atCount(b, count)).isEmpty())
            .toList();
    List<Answer.AtCount> answers = new ArrayList<>();
    for (int count : counts) {
      double level = alphaOfQuestion / 2 / counts.size();
      BestDifference difference =
          difference(cells.atCount(a, count), cells.atCount(b, count), level);
      Outcome outcome = judged(difference, judge, 1).orElse(new Outcome.Open(OptionalInt.empty()));
      answers.add(new Answer.AtCount(count, outcome, difference.ratio()));
    }
    long different =
        answers.stream().map(Answer.AtCount::outcome).filter(Outcome::isDecided).distinct().count();
    return different > 1 ? answers : List.of();
  }

  private BestDifference difference(List<Integer> a, List<Integer> b, double level) {
    List<Integer> trustedA = cells.trusted(a);
    List<Integer> trustedB = cells.trusted(b);
    return new BestDifference(
        cells.fit().mean(cells.best(trustedA)) - cells.fit().mean(cells.best(trustedB)),
        a.stream().map(cell -> against(cell, trustedB, level)).toList(),
        b.stream().map(cell -> against(cell, trustedA, level)).toList());
  }

  /** Lower bounds of a cell's time over each mean of a group, which hold together. */
  private List<Bound> against(int cell, List<Integer> group, double level) {
    List<Contrast> contrasts =
        cells.means(group).stream().map(mean -> new Contrast(List.of(cell), mean)).toList();
    return bounds.lower(contrasts, level).stream()
        .map(bound -> new Bound(bound.estimate() - cells.excess(cell), bound.reach()))
        .toList();
  }
}
