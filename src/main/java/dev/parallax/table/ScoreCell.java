package dev.parallax.table;

import dev.parallax.stat.Estimate;
import java.util.List;

/**
 * A score.
 *
 * @param score in base units; its interval is over forks, and unknown with one fork
 * @param forks how many forks gave a value
 * @param iterations iterations per fork
 * @param warnings what a reader should know
 */
public record ScoreCell(Estimate score, int forks, int iterations, List<Warning> warnings) {
  public ScoreCell {
    warnings = List.copyOf(warnings);
  }
}
