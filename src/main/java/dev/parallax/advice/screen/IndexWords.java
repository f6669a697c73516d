package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.decision.Answer;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.BatchCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Both of the article's questions, answered over all works of a run. */
final class IndexWords {
  private IndexWords() {}

  /** Does running in parallel cut the time? */
  static List<String> parallelHelps(List<Work> works) {
    Map<Answer, List<String>> byAnswer = new LinkedHashMap<>();
    for (Answer answer : Answer.values()) {
      List<String> names =
          works.stream()
              .filter(work -> TwoIndexes.inWords(work.table()).parallelHelps() == answer)
              .map(Work::name)
              .toList();
      if (!names.isEmpty()) {
        byAnswer.put(answer, names);
      }
    }
    List<String> parts = new ArrayList<>();
    byAnswer.forEach((answer, names) ->
        parts.add(
            answer.word()
                + (names.size() == works.size()
                    ? all(works.size())
                    : " for "
                        + names.size()
                        + " of "
                        + works.size()
                        + " ("
                        + Words.list(names)
                        + ")")));
    return List.of(String.join("; ", parts));
  }

  private static String all(int works) {
    return works == 1 ? "" : " for all " + works;
  }

  /** Which way cuts it more? */
  static List<String> whichWay(List<Work> works) {
    long decided =
        works.stream().filter(work -> work.recommendation() == Recommendation.PREFER).count();
    List<String> parts = new ArrayList<>();
    parts.add("decided for " + decided + " of " + works.size());
    List<String> slower = new ArrayList<>();
    for (String model : models(works)) {
      long losses = works.stream().filter(work -> isSlower(work, model)).count();
      if (losses > 0) {
        slower.add(model + " " + losses);
      }
    }
    if (!slower.isEmpty()) {
      parts.add("ruled out at any worker count: " + String.join(", ", slower));
    }
    return List.of(String.join("; ", parts));
  }

  private static List<String> models(List<Work> works) {
    return works.stream().flatMap(work -> work.table().models().stream()).distinct().toList();
  }

  /** Whether every cell of a model is shown slower than the one that leads. */
  private static boolean isSlower(Work work, String model) {
    Decision decision = work.table().decision();
    List<BatchCell> cells =
        work.table().cells().stream()
            .filter(cell -> cell.model().equals(model) && cell.member().isPresent())
            .toList();
    return work.recommendation() != Recommendation.INSUFFICIENT_DATA
        && !cells.isEmpty()
        && cells.stream()
            .mapToInt(cell -> cell.member().orElseThrow())
            .allMatch(member ->
                member != decision.leader().orElseThrow()
                    && decision.verdict(member, decision.leader().orElseThrow()) == Verdict.SLOWER);
  }
}
