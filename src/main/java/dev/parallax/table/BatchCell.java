package dev.parallax.table;

import dev.parallax.stat.Estimate;
import dev.parallax.suite.Model;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One model with one number of workers.
 *
 * @param model {@code serial}, {@code platform}, {@code virtual}, {@code process} or a user's own
 * @param workers how many tasks may be in progress at once, as the file wrote it; empty for serial
 *     and unbounded
 * @param seconds time per batch: geometric mean over forks
 * @param speedUp time of the table's baseline over this cell's, if it could be compared
 * @param bound how much slower than the best it may be, at most: 1.03 means 3 %; infinite if
 *     unknown
 * @param forks how many forks gave a time
 * @param iterations iterations per fork
 * @param iterationSeconds how long an iteration was to take at least; NaN if nobody says
 * @param member its index in the table's decision; empty if it was left out
 * @param warnings what a reader should know
 * @param secondary what profilers measured beside the time
 * @param forkTimes seconds per batch of each iteration, fork by fork; empty for a fork that gave
 *     nothing
 */
public record BatchCell(
    String model,
    String workers,
    Estimate seconds,
    Optional<Estimate> speedUp,
    double bound,
    int forks,
    int iterations,
    double iterationSeconds,
    OptionalInt member,
    List<Warning> warnings,
    Map<String, SecondaryValue> secondary,
    List<List<Double>> forkTimes) {
  public BatchCell {
    warnings = List.copyOf(warnings);
    forkTimes = List.copyOf(forkTimes);
    secondary = Collections.unmodifiableMap(new LinkedHashMap<>(secondary));
  }

  /** Whether it is the calling thread alone. */
  public boolean isSerial() {
    return model.equals(Model.SERIAL.label());
  }

  /** Whether it has a number of workers: serial and unbounded have none. */
  public boolean hasWorkers() {
    return !workers.isEmpty();
  }

  /** Whether it may be recommended: its work is that of the others, and its times are believed. */
  public boolean recommendable() {
    return isWarm()
        && !has(Warning.Kind.OTHER_NATURE)
        && !has(Warning.Kind.MORE_THAN_THE_CORES_CAN_GIVE);
  }

  /** Whether it was warm when it was measured, as far as its iterations tell. */
  public boolean isWarm() {
    return !has(Warning.Kind.NOT_WARM);
  }

  /** Whether a reader should know something of that kind. */
  public boolean has(Warning.Kind kind) {
    return warnings.stream().anyMatch(warning -> warning.kind() == kind);
  }

  /** Its name in a sentence: {@code serial} or {@code virtual x 4}. */
  public String name() {
    return hasWorkers() && !isSerial() ? model + " x " + workers : model;
  }
}
