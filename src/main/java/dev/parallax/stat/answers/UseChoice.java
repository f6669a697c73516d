package dev.parallax.stat.answers;

import dev.parallax.stat.answers.JointBounds.Bound;
import dev.parallax.stat.answers.JointBounds.Contrast;
import dev.parallax.stat.answers.Setting.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Chooses what to use among the cells that the answers leave. The cheapest that is shown to be
 * within the margin of the best cell of all; else the one with the smallest bound. "The cheapest
 * that isn't ruled out" was tried for the decision rule: where little is known it names serial.
 */
final class UseChoice {
  private final AnswerCells cells;
  private final JointBounds bounds;
  private final double alpha;
  private final double logMargin;

  UseChoice(AnswerCells cells, JointBounds bounds, double alpha, double logMargin) {
    this.cells = cells;
    this.bounds = bounds;
    this.alpha = alpha;
    this.logMargin = logMargin;
  }

  /**
   * The choice.
   *
   * @param group cells of the models that the second and third answer leave
   */
  Optional<Use> choose(List<Answer> answers, Optional<WorkerCounts> workers, List<Integer> group) {
    double[] worst = worst();
    Comparator<Integer> byBound =
        Comparator.<Integer, Boolean>comparing(cell -> !cells.isPreferable(cell))
            .thenComparing(cell -> worst[cell] > logMargin)
            .thenComparingDouble(cell -> worst[cell] > logMargin ? worst[cell] : 0)
            .thenComparingDouble(
                cell -> Double.isInfinite(worst[cell]) ? cells.fit().mean(cell) : 0)
            .thenComparingInt(cells::cost);
    List<Integer> left = left(answers, workers, group);
    return left.stream().min(byBound).map(cell -> use(cell, alternatives(cell, left), worst));
  }

  private List<Integer> alternatives(int cell, List<Integer> left) {
    return left.stream()
        .filter(other -> other != cell && cells.isPreferable(other))
        .filter(other -> cells.setting(other).workers() == cells.setting(cell).workers())
        .filter(other -> cells.setting(other).model() != Model.SERIAL)
        .toList();
  }

  private Use use(int cell, List<Integer> alternatives, double[] worst) {
    double worstOfAll =
        alternatives.stream().mapToDouble(other -> worst[other]).reduce(worst[cell], Math::max);
    return new Use(
        cell,
        cells.setting(cell),
        Math.exp(worst[cell]),
        cells.evidence(List.of(cell)),
        alternatives,
        Math.exp(worstOfAll));
  }

  private List<Integer> left(
      List<Answer> answers, Optional<WorkerCounts> workers, List<Integer> group) {
    List<Integer> serial = cells.where(setting -> setting.model() == Model.SERIAL);
    Optional<Outcome> parallel = outcome(answers, Question.PARALLEL);
    if (parallel.filter(Outcome.No.class::isInstance).isPresent()) {
      return serial;
    }
    List<Integer> left = new ArrayList<>();
    if (parallel.filter(Outcome.Yes.class::isInstance).isEmpty()) {
      left.addAll(serial);
    }
    Optional<WorkerCounts> decided = workers.filter(counts -> counts.chosen().isPresent());
    left.addAll(decided.map(counts -> cells.atCount(group, counts.leading())).orElse(group));
    if (group.isEmpty() || cells.setting(group.getFirst()).model().isThreads()) {
      left.addAll(otherThreads(workers, left));
    }
    if (outcome(answers, Question.THREADS_OR_PROCESSES)
        .filter(Outcome.Open.class::isInstance)
        .isPresent()) {
      left.addAll(cells.where(setting -> setting.model() == Model.PROCESS));
    }
    // A case of nothing but other models, or of processes alone, still has something to use.
    return left.isEmpty() ? cells.where(setting -> true) : left;
  }

  /**
   * Threads that the third question does not ask about: its answer rules none of them out. They
   * have the number of workers that was chosen, as the others have, or no limit.
   */
  private List<Integer> otherThreads(Optional<WorkerCounts> workers, List<Integer> left) {
    OptionalInt chosen = workers.map(WorkerCounts::chosen).orElse(OptionalInt.empty());
    return cells
        .where(setting -> setting.model() == Model.FORKJOIN || setting.model() == Model.UNBOUNDED)
        .stream()
        .filter(cell -> !left.contains(cell))
        .filter(cell ->
            chosen.isEmpty()
                || cells.setting(cell).model() == Model.UNBOUNDED
                || cells.setting(cell).workers() == chosen.getAsInt())
        .toList();
  }

  private static Optional<Outcome> outcome(List<Answer> answers, Question question) {
    return answers.stream()
        .filter(answer -> answer.question() == question)
        .map(Answer::outcome)
        .findFirst();
  }

  /**
   * How much slower than the best each cell may be, on the log scale: bounds that hold together for
   * all cells against one other, as the truly best is one fixed cell.
   */
  private double[] worst() {
    List<Integer> all = cells.where(setting -> true);
    double[] worst = new double[all.stream().mapToInt(cell -> cell + 1).max().orElse(0)];
    Arrays.fill(worst, all.size() > 1 ? 0 : Double.POSITIVE_INFINITY);
    for (int best : all) {
      List<Integer> others = all.stream().filter(cell -> cell != best).toList();
      List<Bound> of =
          bounds.lower(
              others.stream().map(other -> new Contrast(List.of(best), List.of(other))).toList(),
              alpha);
      for (int i = 0; i < others.size(); i++) {
        double bound = cells.excess(best) - of.get(i).lower(1);
        worst[others.get(i)] = Math.max(worst[others.get(i)], bound);
      }
    }
    return worst;
  }
}
