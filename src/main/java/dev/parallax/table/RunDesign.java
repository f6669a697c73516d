package dev.parallax.table;

import dev.parallax.result.AaTwin;
import dev.parallax.result.Disturbance;
import dev.parallax.result.Measurement;
import dev.parallax.result.ResultFile;
import dev.parallax.stat.Twin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the forks of a file were run, as far as their comparison depends on it.
 *
 * @param commonRounds whether the i-th forks of all rows ran in the same round
 * @param raced whether cells with fewer rounds may have been dropped because they were shown slower
 * @param twins the cells that were run twice in every round
 * @param cores that the run may use; empty if nobody says
 * @param disturbances of its forks
 */
record RunDesign(
    boolean commonRounds,
    boolean raced,
    List<AaTwin> twins,
    OptionalDouble cores,
    List<Disturbance> disturbances) {
  RunDesign {
    twins = List.copyOf(twins);
    disturbances = List.copyOf(disturbances);
  }

  /** Only a campaign races; a lone file's rounds are what the reader says of it. */
  static RunDesign of(ResultFile file, boolean aligned) {
    return new RunDesign(
        file.commonRounds() || aligned,
        file.commonRounds(),
        file.twins(),
        file.environment().usableCores(),
        file.disturbances());
  }

  /** The same for rows whose rounds are lost. */
  RunDesign withoutRounds() {
    return new RunDesign(false, false, twins, cores, disturbances);
  }

  /** What disturbed the forks of a row. */
  List<Disturbance> disturbances(Measurement row) {
    return disturbances.stream().filter(each -> each.isOf(row)).toList();
  }

  /**
   * The A/A control of a family.
   *
   * @param benchmark of its cells
   * @param workload of its cells
   * @param settings of its cells
   */
  Optional<Twin> twin(
      String benchmark, String workload, Map<String, String> settings, double confidence) {
    return twins.stream()
        .filter(twin -> twin.benchmark().equals(benchmark))
        .filter(twin -> workload.equals(twin.params().get("workload")))
        .filter(twin -> twin.params().entrySet().containsAll(settings.entrySet()))
        .findFirst()
        .map(twin ->
            Twin.compare(
                logs(twin.cellSeconds()), logs(twin.twinSeconds()), twins.size(), confidence));
  }

  private static List<Double> logs(List<Double> seconds) {
    return seconds.stream().map(Math::log).toList();
  }
}
