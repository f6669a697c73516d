package dev.parallax.table;

import dev.parallax.stat.Estimate;
import dev.parallax.unit.Unit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A score.
 *
 * @param score in base units; its interval is over forks, and unknown with one fork
 * @param unit base unit of the score
 * @param jmhScore the score as JMH gave it, the mean of all iterations, in {@code jmhUnit}; NaN if
 *     it gave none, or one for each of several rows
 * @param jmhUnit as the file has it; empty with several rows
 * @param forks how many forks gave a value
 * @param iterations iterations per fork
 * @param warnings what a reader should know
 * @param dimensions what was measured where: every dimension with its value, the benchmark's full
 *     name among them; a dimension that differs inside the cell says how many values it has
 * @param secondary what profilers measured beside it
 * @param baseline whether others are compared with it
 * @param comparison with its baseline, if there is one
 */
public record ScoreCell(
    Estimate score,
    Unit unit,
    double jmhScore,
    String jmhUnit,
    int forks,
    int iterations,
    List<Warning> warnings,
    Map<String, String> dimensions,
    Map<String, SecondaryValue> secondary,
    boolean baseline,
    Optional<Comparison> comparison) {
  public ScoreCell {
    warnings = List.copyOf(warnings);
    dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    secondary =
        secondary.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(secondary));
  }
}
