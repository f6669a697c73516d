package dev.parallax.table.compare;

import dev.parallax.stat.Jump;
import dev.parallax.table.RowNames;
import dev.parallax.table.Sample;
import dev.parallax.table.compare.RunComparison.MachineJump;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds where the machine changed while a run went on. JMH measures row after row and writes them
 * in that order, so the order of a lone file is the order of time; a run directory interleaves its
 * rows and has none.
 *
 * <p>The series are a run's forks, each against the other run's mean of its row. A change of the
 * code makes it jump as well, but only between rows: all forks of a row run the same code. So only
 * what jumps in the middle of a row is reported.
 */
final class JumpFinder {
  private JumpFinder() {}

  private record Place(Map<String, String> row, int fork) {}

  /**
   * The jumps of a run.
   *
   * @param run its label
   * @param rows what both runs have, as times, in the order of the run's file
   * @param samples of the run
   * @param others of the other run
   */
  static List<MachineJump> find(
      String run,
      List<Map<String, String>> rows,
      Map<Map<String, String>, Sample> samples,
      Map<Map<String, String>, Sample> others,
      RowNames names,
      double margin) {
    List<Double> series = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Sample sample = Objects.requireNonNull(samples.get(row));
      double other = meanLog(Objects.requireNonNull(others.get(row)));
      List<Double> times = sample.forkTimes();
      for (int fork = 0; fork < times.size(); fork++) {
        double log = Math.log(times.get(fork)) - other;
        if (Double.isFinite(log) && sample.residue().isEmpty()) {
          series.add(log);
          places.add(new Place(row, fork));
        }
      }
    }
    double[] logs = series.stream().mapToDouble(Double::doubleValue).toArray();
    return Jump.of(logs, margin).stream()
        .filter(jump -> places.get(jump.index()).row().equals(places.get(jump.index() - 1).row()))
        .map(jump -> {
          Place place = places.get(jump.index());
          return new MachineJump(
              run,
              names.inOneLine(place.row()),
              place.fork() + 1,
              Math.exp(jump.log()),
              jump.length(),
              logs.length);
        })
        .toList();
  }

  private static double meanLog(Sample sample) {
    return sample.forkTimes().stream()
        .filter(Double::isFinite)
        .mapToDouble(Math::log)
        .average()
        .orElse(Double.NaN);
  }
}
