package dev.parallax.table.build;

import dev.parallax.result.jmh.Metric;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Warmth;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.stat.decision.Trust;
import dev.parallax.table.ColdCells;
import dev.parallax.table.Warning;
import dev.parallax.unit.Numbers;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Why the times of a cell can't be believed as they are.
 *
 * @param warning what to say
 * @param trust how far they can be believed
 * @param excess ln of how much too large they may be
 */
record Doubt(Warning warning, Trust trust, double excess) {
  /**
   * A second core brings caches of its own and so may give somewhat more than twice the speed. So a
   * cell is doubted only if it is credibly above the limit, by its interval, and by more than a
   * quarter, by its value. That is above all that the published runs show, and below what a serial
   * cell makes of the others that touches new memory (twice the limit). Work that caches make still
   * faster is doubted wrongly; the message names caches as a reason.
   */
  private static final double ALLOWANCE = 1.25;

  /** CPU time of the compilers of a fork and its children, per operation. */
  private static final String COMPILING = "tree.compile.time";

  /** Share of the cores: the margin of verdicts. */
  private static final double MOST_COMPILING = 0.05;

  /** Of the cells that were not warm. */
  static Map<SuiteRow, Doubt> ofColdCells(List<SuiteRow> rows) {
    Map<SuiteRow, Doubt> doubts = new LinkedHashMap<>();
    ColdCells.of(
            rows.getFirst().measurement().mode(), rows.size(), i -> List.of(rows.get(i).primary()))
        .forEach((i, warmth) -> doubts.put(rows.get(i), notWarm(warmth, rows.get(i).primary())));
    return doubts;
  }

  private static Doubt notWarm(Warmth warmth, Metric metric) {
    return new Doubt(
        ColdCells.warning(warmth, metric), Trust.NONE, ColdCells.excess(warmth, metric));
  }

  /**
   * Of the cells that are faster than they can be: as many times as serial as they have workers,
   * and as the cores have CPU time for. Work that takes CPU time for a third of its time only can
   * be three times as fast on each core.
   *
   * @param members cells that are compared; serial is the first
   * @param pairs how they compare
   * @param cores that may be used; empty if that isn't known
   */
  static Map<SuiteRow, Doubt> ofSpeedUps(
      List<SuiteRow> members, List<PairVerdict> pairs, OptionalDouble cores) {
    Map<SuiteRow, Doubt> doubts = new LinkedHashMap<>();
    SuiteRow serial = members.getFirst();
    double cpu =
        DoubleStream.of(serial.secondarySeconds("tree.cpu"), serial.secondarySeconds("fork.cpu"))
            .filter(seconds -> seconds > 0)
            .findFirst()
            .orElse(Double.NaN);
    double share = Math.min(1, cpu / serial.meanSeconds());
    for (PairVerdict pair : pairs) {
      if (pair.a() == 0) {
        SuiteRow row = members.get(pair.b());
        tooFast(row.key().workers(), pair.ratio(), cores.orElse(Double.NaN), share)
            .ifPresent(warning -> doubts.put(row, new Doubt(warning, Trust.DOUBTED, 0)));
      }
    }
    return doubts;
  }

  /**
   * What to say of a cell that is faster than it can be; empty if it isn't, credibly.
   *
   * @param cores NaN if that isn't known
   * @param cpuShare CPU time of serial over its time, at most 1; NaN if that isn't known
   */
  private static Optional<Warning> tooFast(
      String workers, Estimate speedUp, double cores, double cpuShare) {
    double byWorkers = workers.matches("[0-9]{1,9}") ? Integer.parseInt(workers) : Double.MAX_VALUE;
    double byCores = cores / cpuShare > 0 ? cores / cpuShare : Double.MAX_VALUE;
    double limit = Math.min(byWorkers, byCores);
    if (!speedUp.interval().isKnown()
        || speedUp.interval().lo() <= limit
        || speedUp.value() <= ALLOWANCE * limit) {
      return Optional.empty();
    }
    String allowed =
        byWorkers <= byCores
            ? workers + (workers.equals("1") ? " worker allows" : " workers allow")
            : "%s cores allow%s"
                .formatted(
                    decimal(cores, 1), cpuShare < 1 ? " for work that waits as this does" : "");
    return Optional.of(
        new Warning(
            Warning.Kind.MORE_THAN_THE_CORES_CAN_GIVE,
            """
            more than the cores can give: a speed-up of %s, where %s about %s; never preferred, \
            suggestive at most. Likely serial was not warm or touched new memory, compilers used \
            the cores that it left free, or it ran while the machine was slow; less likely the \
            others have more cache or memory bandwidth\
            """
                .formatted(decimal(speedUp.value(), 2), allowed, decimal(limit, 1))));
  }

  private static String decimal(double value, int digits) {
    return new BigDecimal(Numbers.fixed(value, digits)).stripTrailingZeros().toPlainString();
  }

  /**
   * Of the cells that were still being compiled while they were measured, by the metric that a
   * campaign leaves.
   *
   * <p>What compilers take of all cores is by how much a cell that uses all of them may be too
   * slow: above the margin of verdicts it matters. That its code was getting faster shows in its
   * iterations, if it did so within them, and then the cell was not warm; but not what would have
   * come later. So what rests on such a cell is suggestive at most.
   *
   * @param cores that may be used; one if that isn't known
   */
  static Map<SuiteRow, Doubt> ofStillCompiling(List<SuiteRow> rows, OptionalDouble cores) {
    Map<SuiteRow, Doubt> doubts = new LinkedHashMap<>();
    for (SuiteRow row : rows) {
      double share = row.secondarySeconds(COMPILING) / row.meanSeconds();
      if (Double.isFinite(share) && share > MOST_COMPILING * Math.max(1, cores.orElse(1))) {
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
}
