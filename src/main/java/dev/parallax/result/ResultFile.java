package dev.parallax.result;

import dev.parallax.result.jmh.Measurement;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of one file.
 *
 * @param label what reports call it
 * @param path the file that was read
 * @param commonRounds whether the i-th forks of all its rows ran in the same round
 * @param measurements its rows in the file's order, duplicates included
 * @param environment what is known of the machine
 * @param twins the cells that were run twice in every round, if it is a campaign's
 * @param disturbances of its forks, if a journal tells of them
 * @param problems why something that stands beside the results and enriches them can't be read; the
 *     rows are whole without it
 */
public record ResultFile(
    String label,
    Path path,
    boolean commonRounds,
    List<Measurement> measurements,
    Environment environment,
    List<AaTwin> twins,
    List<Disturbance> disturbances,
    List<Problem> problems)
    implements Reading {
  public ResultFile {
    measurements = List.copyOf(measurements);
    twins = List.copyOf(twins);
    disturbances = List.copyOf(disturbances);
    problems = List.copyOf(problems);
  }

  /** A file of which nothing but its rows is known. */
  public ResultFile(String label, Path path, boolean commonRounds, List<Measurement> measurements) {
    this(
        label,
        path,
        commonRounds,
        measurements,
        Environment.unknown(),
        List.of(),
        List.of(),
        List.of());
  }
}
