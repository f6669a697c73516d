package dev.parallax.table;

import dev.parallax.stat.Decision;
import dev.parallax.stat.Twin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One workload in one lifecycle: worker counts down, models across.
 *
 * @param source label of the file; empty if there is only one
 * @param machine of its file, an empty text if that isn't known; absent if all files of the report
 *     are of one machine
 * @param benchmark full name of the benchmark
 * @param mode JMH's short name of what was measured
 * @param workload the kind of work
 * @param lifecycle warm or cold
 * @param settings the other parameters, the same for all cells
 * @param models columns, in the order of the vocabulary
 * @param workerCounts rows without serial, in natural order
 * @param cells serial first if there is one, then by workers and model
 * @param baseline index of the cell that speed-ups are against
 * @param decision what the cells say about each other
 * @param roundsNeeded how many rounds in all would let some cell be preferred at this noise; empty
 *     if one is preferred already, or if nobody would run so many
 * @param commonRounds whether the i-th forks of all cells ran in the same round
 * @param twin the A/A control: one of the cells compared with itself, if it was run twice
 * @param margin the practical margin, such as 0.05
 * @param confidence of the intervals
 * @param jvms the different JVMs of its cells
 */
public record BatchTable(
    String source,
    Optional<String> machine,
    String benchmark,
    String mode,
    String workload,
    Lifecycle lifecycle,
    Map<String, String> settings,
    List<String> models,
    List<String> workerCounts,
    List<BatchCell> cells,
    int baseline,
    Decision decision,
    OptionalInt roundsNeeded,
    boolean commonRounds,
    Optional<Twin> twin,
    double margin,
    double confidence,
    List<String> jvms)
    implements Table {
  public BatchTable {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    models = List.copyOf(models);
    workerCounts = List.copyOf(workerCounts);
    cells = List.copyOf(cells);
    jvms = List.copyOf(jvms);
  }

  /** The cell that speed-ups are against. */
  public BatchCell baselineCell() {
    return cells.get(baseline);
  }

  /** The serial cell, if the file has it. */
  public Optional<BatchCell> serial() {
    return cells.stream().filter(BatchCell::isSerial).findFirst();
  }

  /** The cell of a row and column, if it was measured. */
  public Optional<BatchCell> cell(String workers, String model) {
    return cells.stream()
        .filter(cell -> cell.workers().equals(workers) && cell.model().equals(model))
        .findFirst();
  }

  /** The cell that stands at an index of the decision. */
  public BatchCell member(int index) {
    return cells.stream()
        .filter(cell -> cell.member().isPresent() && cell.member().getAsInt() == index)
        .findFirst()
        .orElseThrow();
  }
}
