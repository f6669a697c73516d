package dev.parallax.table.build;

import dev.parallax.result.jmh.Metric;
import dev.parallax.stat.decision.Trust;
import dev.parallax.table.Warning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Cells that were still being compiled while they were measured, by the metric that a campaign
 * leaves.
 *
 * <p>What compilers take of all cores is by how much a cell that uses all of them may be too slow:
 * above the margin of verdicts it matters. That its code was getting faster shows in its
 * iterations, if it did so within them, and then the cell was not warm; but not what would have
 * come later. So what rests on such a cell is suggestive at most.
 */
final class StillCompiling {
  /** CPU time of the compilers of a fork and its children, per operation. */
  private static final String METRIC = "tree.compile.time";

  /** Share of the cores: the margin of verdicts. */
  private static final double MOST = 0.05;

  private StillCompiling() {}

  /**
   * The cells that were.
   *
   * @param cores that may be used; one if nobody says
   */
  static Map<SuiteRow, Doubt> of(List<SuiteRow> rows, OptionalDouble cores) {
    Map<SuiteRow, Doubt> doubts = new LinkedHashMap<>();
    for (SuiteRow row : rows) {
      if (share(row) > MOST * Math.max(1, cores.orElse(1))) {
        doubts.put(
            row,
            new Doubt(
                new Warning(
                    Warning.Kind.STILL_COMPILING,
                    "compilers took more than 5 % of the cores' time while it was measured, so it"
                        + " is suggestive at most; warm up longer (a longer --budget, or -wi)"),
                Trust.DISTURBED,
                0));
      }
    }
    return doubts;
  }

  /** Of one core; 0 where nobody measured it. */
  private static double share(SuiteRow row) {
    Optional<Metric> compiling =
        Optional.ofNullable(row.series().measurement().secondary().get(METRIC));
    double seconds =
        row.series().measurement().primary().forkSecondsPerOperation().stream()
            .filter(time -> time > 0 && Double.isFinite(time))
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(Double.NaN);
    double share = compiling.map(Metric::scoreSecondsPerOperation).orElse(0.0) / seconds;
    return Double.isFinite(share) ? share : 0;
  }
}
