package dev.parallax.advice.screen;

import java.util.List;
import java.util.Optional;

/**
 * The four questions about a case, answered in words, and what to use.
 *
 * @param answers in the order of the questions, without those that can't be asked
 * @param use what to use; empty only if no cell has a time
 */
public record CaseAnswers(List<AnswerInWords> answers, Optional<UseInWords> use) {
  public CaseAnswers {
    answers = List.copyOf(answers);
  }
}
