package dev.parallax.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cells of one case, with the serial one of the same work.
 *
 * @param key what they have in common
 * @param serial the same work by the calling thread, if it was measured
 * @param parallel the others, in the order in which they were given; at least one
 * @param <T> what a cell is here: planned, a row of results, a timeline
 */
public record CaseCells<T>(CaseKey key, Optional<T> serial, List<T> parallel) {
  public CaseCells {
    parallel = List.copyOf(parallel);
  }

  /**
   * Sorts cells into families, in the order of their first cells. A serial cell is part of each
   * family of its work; cells that run no batches are part of none.
   */
  public static <T> List<CaseCells<T>> of(Collection<T> cells, Function<T, CellKey> keyOf) {
    Map<CaseKey, List<T>> cases = new LinkedHashMap<>();
    List<T> serials = new ArrayList<>();
    for (T cell : cells) {
      CellKey key = keyOf.apply(cell);
      if (key.isBatch() && key.isSerial()) {
        serials.add(cell);
      } else if (key.isBatch()) {
        CaseKey ofCell =
            new CaseKey(
                key.benchmark(), key.workload(), key.lifecycle().orElseThrow(), key.settings());
        cases.computeIfAbsent(ofCell, unused -> new ArrayList<>()).add(cell);
      }
    }
    List<CaseCells<T>> families = new ArrayList<>();
    cases.forEach((key, parallel) ->
        families.add(
            new CaseCells<>(
                key,
                serials.stream().filter(serial -> keyOf.apply(serial).isSerialOf(key)).findFirst(),
                parallel)));
    return List.copyOf(families);
  }

  /** Serial first, then the others. */
  public List<T> cells() {
    List<T> cells = new ArrayList<>();
    serial.ifPresent(cells::add);
    cells.addAll(parallel);
    return List.copyOf(cells);
  }
}
