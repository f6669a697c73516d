package dev.parallax.table.compare;

import dev.parallax.stat.Jump;
import dev.parallax.table.RowNames;
import dev.parallax.table.Sample;
import dev.parallax.table.compare.RunComparer.Pair;
import dev.parallax.table.compare.RunComparison.MachineJump;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  private record Place(Map<String, String> row, int fork, double log) {}

  /**
   * The jumps of a run.
   *
   * @param run its label
   * @param pairs what both runs have, as times, in the order of the run's file
   */
  static List<MachineJump> find(String run, List<Pair> pairs, RowNames names, double margin) {
    List<Place> series = new ArrayList<>();
    for (Pair pair : pairs) {
      double other = meanLog(pair.second());
      List<Double> times = pair.first().forkTimes();
      for (int fork = 0; fork < times.size(); fork++) {
        double log = Math.log(times.get(fork)) - other;
        if (Double.isFinite(log) && pair.first().residue().isEmpty()) {
          series.add(new Place(pair.row(), fork, log));
        }
      }
    }
    return Jump.of(series.stream().mapToDouble(Place::log).toArray(), margin).stream()
        .filter(jump -> series.get(jump.index()).row().equals(series.get(jump.index() - 1).row()))
        .map(jump -> {
          Place place = series.get(jump.index());
          return new MachineJump(
              run,
              names.inOneLine(place.row()),
              place.fork() + 1,
              Math.exp(jump.log()),
              jump.length(),
              series.size());
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
