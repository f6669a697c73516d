package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.SecondaryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to use, per workload and lifecycle. */
final class UseWords {
  /**
   * Profilers name memory so: of the whole tree, with shared pages counted once, or what was most
   * where nobody knows that at the end of an iteration; then what other profilers call it.
   */
  private static final List<Pattern> MEMORY =
      List.of(
          Pattern.compile("tree\\.pss"),
          Pattern.compile("tree\\.rss\\.peak"),
          Pattern.compile("(?i).*memory.*"),
          Pattern.compile("(?i).*\\bpss\\b.*"),
          Pattern.compile("(?i).*\\brss\\b.*"));

  private UseWords() {}

  /** How to read them. */
  static List<String> notes(List<Work> works) {
    List<String> notes = new ArrayList<>();
    boolean warm = works.stream().anyMatch(Work::isWarm);
    boolean cold = works.stream().anyMatch(work -> !work.isWarm());
    if (warm && cold) {
      notes.add("warm: one pool for all batches; cold: a pool opened and closed for every batch");
    }
    String baseline =
        works.stream().allMatch(work -> work.table().baselineCell().isSerial())
            ? Model.SERIAL.label()
            : "serial, where there is one";
    notes.add("speed-up over " + baseline + " with its interval; where none wins, of what leads");
    return notes;
  }

  /** One for each. */
  static List<FirstScreen.Use> uses(List<Work> works) {
    return works.stream().map(UseWords::use).toList();
  }

  private static FirstScreen.Use use(Work work) {
    Optional<BatchCell> best = work.best();
    boolean known = work.recommendation() != Recommendation.INSUFFICIENT_DATA;
    return new FirstScreen.Use(
        work.name(),
        switch (work.recommendation()) {
          case PREFER -> best.map(BatchCell::name).orElse("");
          case NO_CLEAR_WINNER -> "no clear winner";
          case INSUFFICIENT_DATA ->
              work.leaderIsDoubted() && !work.allWarm() ? "not warm" : "not enough data";
        },
        best.filter(cell -> known).flatMap(BatchCell::speedUp).map(Words::speedUp).orElse(""),
        best.filter(cell -> known)
            .map(BatchCell::bound)
            .filter(Double::isFinite)
            .map(bound -> bound > 1 ? "at most " + Words.off(bound) : "the fastest")
            .orElse(""),
        best.flatMap(UseWords::memory));
  }

  private static Optional<SecondaryValue> memory(BatchCell cell) {
    for (Pattern name : MEMORY) {
      for (String metric : cell.secondary().keySet()) {
        if (name.matcher(metric).matches()) {
          return Optional.ofNullable(cell.secondary().get(metric));
        }
      }
    }
    return Optional.empty();
  }

  /** All that can't be told apart, for each work without a winner. */
  static List<String> undecided(List<Work> works) {
    return works.stream()
        .filter(work -> work.recommendation() == Recommendation.NO_CLEAR_WINNER)
        .map(work -> work.name() + ": " + contenders(work))
        .toList();
  }

  /** What leads stands first. */
  private static String contenders(Work work) {
    String leader = work.best().map(BatchCell::name).orElse("");
    List<BatchCell> others =
        work.contenders().stream().filter(cell -> !cell.name().equals(leader)).toList();
    return leader + " leads" + (others.isEmpty() ? "" : "; " + Words.cells(others));
  }
}
