package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.decision.Answer;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.SecondaryValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What to use for each work of a run, and both of the article's questions over all of them. */
final class Answers {
  /**
   * Profilers name memory so: of the whole tree, with shared pages counted once, or what was most
   * where that isn't known at the end of an iteration; then what other profilers call it.
   */
  private static final List<Pattern> MEMORY =
      List.of(
          Pattern.compile("tree\\.pss"),
          Pattern.compile("tree\\.rss\\.peak"),
          Pattern.compile("(?i).*memory.*"),
          Pattern.compile("(?i).*\\bpss\\b.*"),
          Pattern.compile("(?i).*\\brss\\b.*"));

  private Answers() {}

  /** How to read the uses. */
  static List<String> notes(List<Work> works) {
    List<String> notes = new ArrayList<>();
    if (works.stream().map(Work::isWarm).distinct().count() == 2) {
      notes.add("warm: one pool for all batches; cold: a pool opened and closed for every batch");
    }
    boolean allSerial = works.stream().allMatch(work -> work.table().baselineCell().isSerial());
    notes.add(
        "speed-up over %s with its interval; where none wins, of what leads"
            .formatted(allSerial ? Model.SERIAL.label() : "serial, where there is one"));
    return notes;
  }

  /** What to use for a work. */
  static FirstScreen.Use use(Work work) {
    Optional<BatchCell> best = work.best();
    Optional<BatchCell> known =
        best.filter(cell -> work.recommendation() != Recommendation.INSUFFICIENT_DATA);
    return new FirstScreen.Use(
        work.name(),
        switch (work.recommendation()) {
          case PREFER -> best.map(BatchCell::name).orElse("");
          case NO_CLEAR_WINNER -> "no clear winner";
          case INSUFFICIENT_DATA ->
              work.leaderIsDoubted() && !work.allWarm() ? "not warm" : "not enough data";
        },
        known.flatMap(BatchCell::speedUp).map(Words::speedUp).orElse(""),
        known
            .map(BatchCell::bound)
            .filter(Double::isFinite)
            .map(bound -> bound > 1 ? "at most " + Words.off(bound) : "the fastest")
            .orElse(""),
        best.flatMap(Answers::memory));
  }

  private static Optional<SecondaryValue> memory(BatchCell cell) {
    return MEMORY.stream()
        .flatMap(name ->
            cell.secondary().entrySet().stream()
                .filter(metric -> name.matcher(metric.getKey()).matches())
                .map(Map.Entry::getValue))
        .findFirst();
  }

  /** All that can't be distinguished, for each work without a winner; what leads stands first. */
  static List<String> undecided(List<Work> works) {
    return works.stream()
        .filter(work -> work.recommendation() == Recommendation.NO_CLEAR_WINNER)
        .map(work -> {
          String leader = work.best().map(BatchCell::name).orElse("");
          List<BatchCell> others =
              work.contenders().stream().filter(cell -> !cell.name().equals(leader)).toList();
          return "%s: %s leads%s"
              .formatted(work.name(), leader, others.isEmpty() ? "" : "; " + Words.cells(others));
        })
        .toList();
  }

  /** Does running in parallel cut the time? */
  static List<String> parallelHelps(List<Work> works) {
    List<String> parts = new ArrayList<>();
    for (Answer answer : Answer.values()) {
      List<String> names =
          works.stream()
              .filter(work -> TwoIndexes.inWords(work.table()).parallelHelps() == answer)
              .map(Work::name)
              .toList();
      if (names.size() == works.size()) {
        parts.add(answer.word() + (works.size() == 1 ? "" : " for all " + works.size()));
      } else if (!names.isEmpty()) {
        parts.add(
            "%s for %s of %s (%s)"
                .formatted(answer.word(), names.size(), works.size(), Words.list(names)));
      }
    }
    return List.of(String.join("; ", parts));
  }

  /** Which way cuts it more? */
  static List<String> whichWay(List<Work> works) {
    long decided =
        works.stream().filter(work -> work.recommendation() == Recommendation.PREFER).count();
    List<String> slower = new ArrayList<>();
    for (String model : Work.models(works)) {
      long losses = works.stream().filter(work -> isSlower(work, model)).count();
      if (losses > 0) {
        slower.add(model + " " + losses);
      }
    }
    return List.of(
        "decided for %s of %s%s"
            .formatted(
                decided,
                works.size(),
                slower.isEmpty()
                    ? ""
                    : "; ruled out at any worker count: " + String.join(", ", slower)));
  }

  /** Whether every cell of a model is shown slower than the one that leads. */
  private static boolean isSlower(Work work, String model) {
    Decision decision = work.table().decision();
    List<Integer> members =
        work.table().cells().stream()
            .filter(cell -> cell.model().equals(model) && cell.member().isPresent())
            .map(cell -> cell.member().orElseThrow())
            .toList();
    if (work.recommendation() == Recommendation.INSUFFICIENT_DATA || members.isEmpty()) {
      return false;
    }
    int leader = decision.leader().orElseThrow();
    return members.stream()
        .allMatch(member -> member != leader && decision.verdict(member, leader) == Verdict.SLOWER);
  }

  /** The recommendations as Java, each line once with the works that it is for. */
  static List<String> code(List<Work> works) {
    Map<String, List<String>> byCode = new LinkedHashMap<>();
    for (Work work : works) {
      // A name from a file must not end the comment.
      String name = work.name().replaceAll("[^A-Za-z0-9 ,._=:/-]", "?");
      work.preferred()
          .flatMap(Answers::code)
          .ifPresent(code -> byCode.computeIfAbsent(code, unused -> new ArrayList<>()).add(name));
    }
    List<String> lines = new ArrayList<>();
    byCode.forEach((code, names) -> lines.add(code + " // " + String.join("; ", names)));
    return lines;
  }

  /** Only of what the suite itself names: a name from a file isn't code to paste. */
  private static Optional<String> code(BatchCell cell) {
    OptionalInt workers = Words.number(cell.workers());
    return Model.of(cell.model())
        .filter(model -> model == Model.SERIAL || workers.isPresent())
        .map(model ->
            switch (model) {
              case SERIAL -> "tasks.forEach(Runnable::run);";
              case PLATFORM -> "var pool = Executors.newFixedThreadPool(%s);";
              case VIRTUAL ->
                  "var pool = Executors.newVirtualThreadPerTaskExecutor(); var permits = new"
                      + " Semaphore(%s);";
              case PROCESS -> "var pool = ConcurrencyModel.PROCESS.open(%s, work);";
            })
        .map(code -> code.formatted(workers.orElse(1)));
  }
}
