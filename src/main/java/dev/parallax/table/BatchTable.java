package dev.parallax.table;

import dev.parallax.stat.answers.FourAnswers;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.Twin;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.suite.CaseKey;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.Model;
import dev.parallax.suite.Trait;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One workload in one lifecycle: worker counts down, models across.
 *
 * @param source label of the file; empty if there is only one
 * @param machine of its file, an empty text if that isn't known; absent if all files of the report
 *     are of one machine
 * @param key what its cells have in common
 * @param mode JMH's short name of what was measured
 * @param cells serial first if there is one, then by workers and model
 * @param baseline index of the cell that speed-ups are against
 * @param decision what the cells say about each other
 * @param answers to the four questions about the case, and what to use
 * @param carriers how many carriers virtual threads need, where several numbers were tried
 * @param roundsNeeded how many rounds in all would let some cell be preferred at this noise; empty
 *     if one is preferred already, or if nobody would run so many
 * @param commonRounds whether the i-th forks of all cells ran in the same round
 * @param twin the A/A control: one of the cells compared with itself, if it was run twice
 * @param margin the practical margin, such as 0.05
 * @param confidence of the intervals
 * @param traits of the workload
 * @param jvms the different JVMs of its cells
 */
public record BatchTable(
    String source,
    Optional<String> machine,
    CaseKey key,
    String mode,
    List<BatchCell> cells,
    int baseline,
    Decision decision,
    FourAnswers answers,
    List<CarrierCounts> carriers,
    OptionalInt roundsNeeded,
    boolean commonRounds,
    Optional<Twin> twin,
    double margin,
    double confidence,
    Set<Trait> traits,
    List<String> jvms)
    implements Table {
  public BatchTable {
    cells = List.copyOf(cells);
    carriers = List.copyOf(carriers);
    traits = Set.copyOf(traits);
    jvms = List.copyOf(jvms);
  }

  /** The models but for serial, in the order of the vocabulary. */
  public List<String> models() {
    return cells.stream()
        .filter(cell -> !cell.isSerial())
        .map(BatchCell::model)
        .distinct()
        .sorted(Comparator.<String>comparingInt(Model::rank).thenComparing(model -> model))
        .toList();
  }

  /** Those of {@link #models()} that have numbers of workers. */
  public List<String> modelsWithWorkers() {
    return models().stream()
        .filter(model -> cells.stream().anyMatch(cell -> isWithWorkers(cell, model)))
        .toList();
  }

  private static boolean isWithWorkers(BatchCell cell, String model) {
    return cell.model().equals(model) && cell.hasWorkers();
  }

  /** The cells that have no workers and are not serial: each stands beside all worker counts. */
  public List<BatchCell> unbounded() {
    return cells.stream().filter(cell -> !cell.isSerial() && !cell.hasWorkers()).toList();
  }

  /** Rows without serial, in natural order. */
  public List<String> workerCounts() {
    return cells.stream().map(BatchCell::workers).filter(w -> !w.isEmpty()).distinct().toList();
  }

  /** Full name of the benchmark. */
  public String benchmark() {
    return key.benchmark();
  }

  /** The kind of work. */
  public String workload() {
    return key.workload();
  }

  /** Warm or cold. */
  public Lifecycle lifecycle() {
    return key.lifecycle();
  }

  /** The other parameters, the same for all cells. */
  public Map<String, String> settings() {
    return key.settings();
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

  /** Other cells that may be recommended, whose verdict against a judged cell is one of these. */
  public List<BatchCell> rivals(BatchCell cell, List<Verdict> verdicts) {
    int index = cell.member().orElseThrow();
    return cells.stream()
        .filter(other -> other.member().isPresent() && other.recommendable())
        .filter(other -> other.member().getAsInt() != index)
        .filter(other -> verdicts.contains(decision.verdict(other.member().getAsInt(), index)))
        .toList();
  }
}
