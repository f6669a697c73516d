package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What would change the answers. */
final class ChangeWords {
  private ChangeWords() {}

  static List<String> sentences(List<Work> works) {
    List<String> sentences = new ArrayList<>();
    batches(works).ifPresent(sentences::add);
    margin(works).ifPresent(sentences::add);
    return sentences;
  }

  /** How many batches a pool must do before it pays, where a cold one doesn't. */
  private static Optional<String> batches(List<Work> works) {
    Map<String, NavigableMap<Long, String>> byCell = new LinkedHashMap<>();
    for (Work cold : works) {
      Optional<Work> warm = cold.isWarm() ? Optional.empty() : cold.counterpart(works);
      if (warm.isEmpty()) {
        continue;
      }
      for (String model : cold.table().models()) {
        Optional<PoolStart> start = PoolStart.of(cold.table(), warm.get().table(), model);
        start
            .flatMap(PoolStart::batchesToPay)
            .ifPresent(batches ->
                byCell
                    .computeIfAbsent(start.get().name(), unused -> new TreeMap<>())
                    .putIfAbsent(batches, cold.table().workload()));
      }
    }
    if (byCell.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    byCell.forEach((cell, batches) ->
        parts.add(cell + " beats serial only after about " + range(batches) + " batches"));
    return Optional.of(String.join("; ", parts));
  }

  private static String range(NavigableMap<Long, String> batches) {
    String fewest = batches.firstKey() + " (" + batches.firstEntry().getValue() + ")";
    return batches.size() == 1
        ? fewest
        : fewest + " to " + batches.lastKey() + " (" + batches.lastEntry().getValue() + ")";
  }

  /** A stricter margin would leave no winner, first where the bound is the widest. */
  private static Optional<String> margin(List<Work> works) {
    return works.stream()
        .filter(work -> work.preferred().isPresent())
        .filter(work -> work.preferred().get().bound() > 1)
        .max(Comparator.comparingDouble(work -> work.preferred().orElseThrow().bound()))
        .map(work ->
            "a --margin under "
                + Words.off(work.preferred().orElseThrow().bound())
                + " (it is "
                + Words.percent(work.table().margin())
                + ") leaves "
                + work.name()
                + " open");
  }
}
