package dev.parallax.render.parts;

import dev.parallax.advice.Report;
import dev.parallax.advice.screen.SpeedUpStacks;
import dev.parallax.advice.words.CarrierWords;
import dev.parallax.table.BatchTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence that answers a question about a case.
 *
 * @param question empty if the sentence continues the one before it
 */
public record Answer(String question, String sentence) {
  private static final String USE = "What to use?";
  private static final String CARRIERS = "How many carriers?";
  private static final String HOW_FAR = "How far does it scale?";
  private static final String LOST = "Where does the speed-up go?";

  /** The answers in the order in which a reader would ask; none of a table of scores. */
  public static List<Answer> of(Report.Section section) {
    List<Answer> answers = new ArrayList<>();
    section
        .advice()
        .ifPresent(advice -> {
          advice
              .answers()
              .answers()
              .forEach(one -> answers.add(new Answer(one.question(), one.sentence())));
          advice.answers().use().ifPresent(use -> answers.add(new Answer(USE, use.sentence())));
          advice.caveats().forEach(caveat -> answers.add(new Answer("", caveat)));
        });
    List<String> carriers =
        section.table() instanceof BatchTable batches ? CarrierWords.of(batches) : List.of();
    for (int i = 0; i < carriers.size(); i++) {
      answers.add(new Answer(i == 0 ? CARRIERS : "", carriers.get(i)));
    }
    laws(section).forEach(law -> answers.add(new Answer(HOW_FAR, law)));
    List<String> lost = section.stacks().map(SpeedUpStacks::sentences).orElse(List.of());
    for (int i = 0; i < lost.size(); i++) {
      answers.add(new Answer(i == 0 ? LOST : "", lost.get(i)));
    }
    return answers;
  }

  /** How each model scales, as far as that can be said. */
  private static List<String> laws(Report.Section section) {
    return section.scaling().stream()
        .filter(scaling -> scaling.isTelling())
        .map(scaling -> scaling.model() + ": " + scaling.words())
        .toList();
  }
}
