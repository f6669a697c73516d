package dev.parallax.table.build;

import dev.parallax.result.jmh.Metric;
import dev.parallax.stat.Estimate;
import dev.parallax.table.Warning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How much faster than serial a cell can be at most: as many times as it has workers, and as the
 * cores have CPU time for. Work that takes CPU time for a third of its time only can be three times
 * as fast on each core.
 *
 * @param cores that the process may use; empty if nobody says, or if nobody says how much CPU time
 *     serial takes
 * @param cpuShare CPU time of serial over its time, at most 1
 */
record CoreLimit(OptionalDouble cores, double cpuShare) {
  /**
   * A second core brings caches of its own and so may give somewhat more than twice the speed. So a
   * cell is doubted only if it is credibly above the limit, by its interval, and by more than a
   * quarter, by its value. That is above all that the published runs show, and below what a serial
   * cell makes of the others that touches new memory (twice the limit). Work that caches make still
   * faster is doubted wrongly; the message names caches as a reason.
   */
  private static final double ALLOWANCE = 1.25;

  static CoreLimit of(OptionalDouble cores, SuiteRow serial) {
    Map<String, Metric> secondary = serial.series().measurement().secondary();
    double seconds =
        serial.series().measurement().primary().forkSecondsPerOperation().stream()
            .filter(time -> time > 0 && Double.isFinite(time))
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(Double.NaN);
    OptionalDouble cpu =
        Stream.of("tree.cpu", "fork.cpu")
            .flatMap(name -> Optional.ofNullable(secondary.get(name)).stream())
            .mapToDouble(Metric::scoreSecondsPerOperation)
            .filter(value -> value > 0)
            .findFirst();
    return cpu.isPresent() && seconds > 0
        ? new CoreLimit(cores, Math.min(1, cpu.getAsDouble() / seconds))
        : new CoreLimit(OptionalDouble.empty(), 1);
  }

  /** What to say of a cell that is faster than it can be; empty if it isn't, credibly. */
  Optional<Warning> warning(String workers, Estimate speedUp) {
    double byWorkers = workers.matches("[0-9]{1,9}") ? Integer.parseInt(workers) : Double.MAX_VALUE;
    double byCores = cores.orElse(Double.MAX_VALUE) / cpuShare;
    double limit = Math.min(byWorkers, byCores);
    if (!speedUp.interval().isKnown()
        || speedUp.interval().lo() <= limit
        || speedUp.value() <= ALLOWANCE * limit) {
      return Optional.empty();
    }
    return Optional.of(
        new Warning(
            Warning.Kind.MORE_THAN_THE_CORES_CAN_GIVE,
            "more than the cores can give: a speed-up of "
                + decimal(speedUp.value(), 2)
                + ", where "
                + (byWorkers <= byCores
                    ? workers + (workers.equals("1") ? " worker allows" : " workers allow")
                    : decimal(cores.orElse(0), 1)
                        + " cores allow"
                        + (cpuShare < 1 ? " for work that waits as this does" : ""))
                + " about "
                + decimal(limit, 1)
                + "; never preferred, suggestive at most. Likely serial was not warm or touched new"
                + " memory, compilers used the cores that it left free, or it ran while the machine"
                + " was slow; less likely the others have more cache or memory bandwidth"));
  }

  private static String decimal(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
