package dev.parallax.stat.answers;

import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import java.util.List;
import java.util.Optional;

/**
 * What the data of a case say to the four questions. Cells are named by their index in the family.
 *
 * @param answers in the order of the questions; a question is missing if it can't be asked, as that
 *     for the number of workers where one number was tried
 * @param workers what belongs to the answer to {@link Question#WORKERS}; empty without it
 * @param use what to use; empty only if no cell has a time
 */
public record FourAnswers(List<Answer> answers, Optional<WorkerCounts> workers, Optional<Use> use) {
  public FourAnswers {
    answers = List.copyOf(answers);
  }

  /**
   * Answers the questions.
   *
   * @param rule its margin, and its confidence that all answers hold together
   * @param family the cells of the case
   * @param settings of each cell, in the family's order
   * @param cap the most that evidence can weigh, as beside an A/A twin that differs from itself
   * @throws IllegalArgumentException if there are not as many settings as cells
   */
  public static FourAnswers of(
      DecisionRule rule, Family family, List<Setting> settings, Evidence cap) {
    if (settings.size() != family.cells().size()) {
      throw new IllegalArgumentException(
          settings.size() + " settings of " + family.cells().size() + " cells");
    }
    return new CaseQuestions(rule, family, settings, cap).answers();
  }

  /** The answer to a question, if it can be asked. */
  public Optional<Answer> answer(Question question) {
    return answers.stream().filter(answer -> answer.question() == question).findFirst();
  }
}
