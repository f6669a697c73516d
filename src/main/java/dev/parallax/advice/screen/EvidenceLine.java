package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.Twin;
import dev.parallax.table.BatchCell;
import dev.parallax.table.RunFacts;
import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the answers rest on, the most important first. */
final class EvidenceLine {
  private EvidenceLine() {}

  static List<String> of(List<Work> works, RunFacts run) {
    List<BatchCell> cells = works.stream().flatMap(work -> work.table().cells().stream()).toList();
    int clipped = works.stream().mapToInt(work -> work.table().decision().clipped().size()).sum();
    int forks = cells.stream().mapToInt(BatchCell::forks).sum();
    List<String> parts = new ArrayList<>();
    String first = evidence(works) + "; " + rounds(works, cells);
    parts.add(clipped + " of " + forks + " down-weighted");
    count(cells, Warning.Kind.NOT_WARM, "not warm").ifPresent(parts::add);
    count(cells, Warning.Kind.STILL_COMPILING, "still being compiled").ifPresent(parts::add);
    count(cells, Warning.Kind.MORE_THAN_THE_CORES_CAN_GIVE, "faster than the cores allow")
        .ifPresent(parts::add);
    twins(works).ifPresent(parts::add);
    parts.add(
        run.reruns().isPresent()
            ? Words.count(run.reruns().getAsInt(), "fork") + " run again"
            : "no journal");
    return List.of(first, String.join("; ", parts));
  }

  private static String evidence(List<Work> works) {
    List<Evidence> all =
        works.stream()
            .flatMap(work -> work.answers().answers().stream())
            .map(found -> found.answer().evidence())
            .toList();
    List<String> parts = new ArrayList<>();
    for (Evidence evidence : List.of(Evidence.FULL, Evidence.SUGGESTIVE, Evidence.NONE)) {
      long count = all.stream().filter(of -> of == evidence).count();
      if (count > 0) {
        String word = evidence == Evidence.NONE ? "none" : evidence.word();
        String of = parts.isEmpty() ? " of %s answers".formatted(all.size()) : "";
        parts.add("%s for %s%s".formatted(word, count, of));
      }
    }
    return String.join(", ", parts);
  }

  private static Optional<String> count(List<BatchCell> cells, Warning.Kind kind, String what) {
    long count = cells.stream().filter(cell -> cell.has(kind)).count();
    return count == 0
        ? Optional.empty()
        : Optional.of("%s of %s %s".formatted(count, Words.count(cells.size(), "cell"), what));
  }

  /** How many cells that were run twice differ from themselves; empty if none was. */
  private static Optional<String> twins(List<Work> works) {
    List<Twin> twins = works.stream().flatMap(work -> work.table().twin().stream()).toList();
    long differing = twins.stream().filter(Twin::differs).count();
    return twins.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A/A: %s of %s cells differ from themselves".formatted(differing, twins.size()));
  }

  private static String rounds(List<Work> works, List<BatchCell> cells) {
    String rounds = counts(works.stream().map(work -> work.table().decision().rounds()));
    String iterations = counts(cells.stream().map(BatchCell::iterations));
    return "%s %s x %s %s"
        .formatted(
            rounds,
            rounds.equals("1") ? "round" : "rounds",
            iterations,
            iterations.equals("1") ? "iteration" : "iterations");
  }

  private static String counts(Stream<Integer> counts) {
    List<Integer> sorted = counts.distinct().sorted().toList();
    boolean manyWithoutGap =
        sorted.size() > 2 && sorted.getLast() - sorted.getFirst() == sorted.size() - 1;
    return manyWithoutGap
        ? sorted.getFirst() + " to " + sorted.getLast()
        : sorted.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }
}
