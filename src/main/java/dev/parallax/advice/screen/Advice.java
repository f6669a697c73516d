package dev.parallax.advice.screen;

import dev.parallax.stat.decision.Answer;
import dev.parallax.stat.decision.Recommendation;
import java.util.List;

/**
 * What there is to say of a case: the answers to the four questions, and what the search for one
 * best cell found.
 *
 * @param answers to the four questions, and what to use
 * @param parallelHelps does running in parallel cut the time?
 * @param parallelWords the same as a sentence, with the speed-up
 * @param recommendation which way cuts it more?
 * @param recommendationWords the same as a sentence
 * @param howSure what the answers rest on, as a sentence
 * @param caveats further sentences
 */
public record Advice(
    CaseAnswers answers,
    Answer parallelHelps,
    String parallelWords,
    Recommendation recommendation,
    String recommendationWords,
    String howSure,
    List<String> caveats) {
  public Advice {
    caveats = List.copyOf(caveats);
  }
}
