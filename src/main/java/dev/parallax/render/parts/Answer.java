package dev.parallax.render.parts;

import dev.parallax.advice.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence that answers a question about a workload.
 *
 * @param question empty if the sentence goes on from the one before it
 */
public record Answer(String question, String sentence) {
  public static final String PARALLEL = "Does running in parallel cut the time?";
  public static final String WHICH_WAY = "Which way cuts it more?";
  public static final String HOW_SURE = "How sure is that?";
  public static final String HOW_FAR = "How far does it scale?";

  /** The answers in the order in which a reader would ask; none without advice. */
  public static List<Answer> of(Report.Section section) {
    List<Answer> answers = new ArrayList<>();
    section
        .advice()
        .ifPresent(advice -> {
          answers.add(new Answer(PARALLEL, advice.parallelWords()));
          answers.add(new Answer(WHICH_WAY, advice.recommendationWords()));
          answers.add(new Answer(HOW_SURE, advice.howSure()));
          advice.caveats().forEach(caveat -> answers.add(new Answer("", caveat)));
          laws(section).forEach(law -> answers.add(new Answer(HOW_FAR, law)));
        });
    return answers;
  }

  /** How each model scales, as far as that can be said. */
  public static List<String> laws(Report.Section section) {
    return section.scaling().stream()
        .filter(scaling -> scaling.isTelling())
        .map(scaling -> scaling.model() + ": " + scaling.words())
        .toList();
  }
}
