package dev.parallax.advice.screen;

import dev.parallax.stat.decision.Answer;
import dev.parallax.stat.decision.Recommendation;
import java.util.List;

/**
 * The two questions about one workload and lifecycle, answered in words.
 *
 * @param parallelHelps does running in parallel cut the time?
 * @param parallelWords the same as a sentence, with the speed-up
 * @param recommendation which way cuts it more?
 * @param recommendationWords the same as a sentence
 * @param howSure what the answers rest on, as a sentence
 * @param caveats further sentences
 */
public record Advice(
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
