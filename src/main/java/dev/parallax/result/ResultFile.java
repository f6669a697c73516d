package dev.parallax.result;

import java.nio.file.Path;
import java.util.List;

/**
 * The rows of one file.
 *
 * @param label what reports call it
 * @param path the file that was read
 * @param commonRounds whether the i-th forks of all its rows ran in the same round
 * @param measurements its rows in the file's order, duplicates included
 */
public record ResultFile(
    String label, Path path, boolean commonRounds, List<Measurement> measurements)
    implements Reading {
  public ResultFile {
    measurements = List.copyOf(measurements);
  }
}
