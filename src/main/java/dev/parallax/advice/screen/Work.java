package dev.parallax.advice.screen;

import dev.parallax.stat.answers.Question;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A table of a run, under a name that no other has.
 *
 * @param name such as {@code cpu, warm}
 * @param answers to the four questions, in words
 */
record Work(String name, BatchTable table, CaseAnswers answers) {

  /** All of a run: warm before cold, otherwise in the order of the tables. */
  static List<Work> of(List<BatchTable> tables) {
    return tables.stream()
        .sorted(Comparator.comparing(BatchTable::lifecycle))
        .map(table -> new Work(name(table, tables), table, FourQuestions.inWords(table)))
        .toList();
  }

  /** With the settings in which tables of the same workload and lifecycle differ. */
  private static String name(BatchTable table, List<BatchTable> tables) {
    List<BatchTable> alike =
        tables.stream()
            .filter(other -> other.workload().equals(table.workload()))
            .filter(other -> other.lifecycle() == table.lifecycle())
            .toList();
    StringBuilder name = new StringBuilder(table.workload() + ", " + table.lifecycle().word());
    table
        .settings()
        .forEach((setting, value) -> {
          if (alike.stream().anyMatch(other -> !value.equals(other.settings().get(setting)))) {
            name.append(' ').append(setting).append('=').append(value);
          }
        });
    return name.toString();
  }

  /** Its name in a sentence: without the lifecycle where all of the run have the same one. */
  String shortName(List<Work> works) {
    return works.stream().map(Work::isWarm).distinct().count() > 1
        ? name
        : name.replaceFirst(", " + table.lifecycle().word(), "");
  }

  /** The answer to a question, if it can be asked. */
  Optional<AnswerInWords> answer(Question question) {
    return answers.answers().stream()
        .filter(found -> found.answer().question() == question)
        .findFirst();
  }

  Recommendation recommendation() {
    return table.decision().recommendation();
  }

  boolean isWarm() {
    return table.lifecycle() == Lifecycle.WARM;
  }

  /** Whether all cells were warm when they were measured, as far as their iterations tell. */
  boolean allWarm() {
    return table.cells().stream().allMatch(BatchCell::isWarm);
  }

  /** Whether the best cell may not be preferred, because its times can't be believed. */
  boolean leaderIsDoubted() {
    return table.decision().leader().isEmpty()
        && !table.cells().stream().allMatch(BatchCell::recommendable);
  }

  /** The preferred cell; of an undecided work the one that leads. */
  Optional<BatchCell> best() {
    OptionalInt member =
        recommendation() == Recommendation.PREFER
            ? table.decision().prefer()
            : table.decision().leader();
    return member.isPresent() ? Optional.of(table.member(member.getAsInt())) : Optional.empty();
  }

  /** The best cell and all that can't be distinguished from it. */
  List<BatchCell> contenders() {
    if (best().isEmpty()) {
      return table.cells();
    }
    BatchCell best = best().get();
    List<BatchCell> rivals = table.rivals(best, List.of(Verdict.EQUIVALENT, Verdict.INCONCLUSIVE));
    return table.cells().stream()
        .filter(cell -> cell.equals(best) || rivals.contains(cell))
        .toList();
  }

  /** The same work with the same settings under the other lifecycle. */
  Optional<Work> counterpart(List<Work> works) {
    return works.stream()
        .filter(other -> other.table().workload().equals(table.workload()))
        .filter(other -> other.table().lifecycle() != table.lifecycle())
        .filter(other -> other.table().settings().equals(table.settings()))
        .findFirst();
  }

  /** The models of all works, each once. */
  static List<String> models(List<Work> works) {
    return works.stream().flatMap(work -> work.table().models().stream()).distinct().toList();
  }
}
