package dev.parallax.table.build;

import dev.parallax.result.jmh.Metric;
import dev.parallax.stat.Warmth;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.stat.decision.Trust;
import dev.parallax.table.ColdCells;
import dev.parallax.table.Warning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Why the times of a cell can't be believed as they are.
 *
 * @param warning what to say
 * @param trust how far they can be believed
 * @param excess ln of how much too large they may be
 */
record Doubt(Warning warning, Trust trust, double excess) {
  /** Of the cells that were not warm. */
  static Map<SuiteRow, Doubt> ofColdCells(List<SuiteRow> rows) {
    Map<SuiteRow, Doubt> doubts = new LinkedHashMap<>();
    ColdCells.of(
            rows.getFirst().series().measurement().mode(),
            rows.size(),
            i -> List.of(primary(rows.get(i))))
        .forEach((i, warmth) -> doubts.put(rows.get(i), notWarm(warmth, primary(rows.get(i)))));
    return doubts;
  }

  private static Doubt notWarm(Warmth warmth, Metric metric) {
    return new Doubt(
        ColdCells.warning(warmth, metric), Trust.NONE, ColdCells.excess(warmth, metric));
  }

  /**
   * Of the cells that are faster than they can be.
   *
   * @param members cells that are compared
   * @param serial one of them
   * @param pairs how they compare
   * @param cores that may be used; empty if nobody says
   */
  static Map<SuiteRow, Doubt> ofSpeedUps(
      List<SuiteRow> members, SuiteRow serial, List<PairVerdict> pairs, OptionalDouble cores) {
    Map<SuiteRow, Doubt> doubts = new LinkedHashMap<>();
    CoreLimit limit = CoreLimit.of(cores, serial);
    // Serial is the first member, for it stands first in its table.
    for (PairVerdict pair : pairs) {
      if (pair.a() == members.indexOf(serial)) {
        SuiteRow row = members.get(pair.b());
        limit
            .warning(row.workers(), pair.ratio())
            .ifPresent(warning -> doubts.put(row, new Doubt(warning, Trust.DOUBTED, 0)));
      }
    }
    return doubts;
  }

  private static Metric primary(SuiteRow row) {
    return row.series().measurement().primary();
  }
}
