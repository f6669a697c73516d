package dev.parallax.table.build;

import dev.parallax.result.AaTwin;
import dev.parallax.result.Disturbance;
import dev.parallax.result.Environment;
import dev.parallax.result.ResultFile;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.stat.decision.Twin;
import dev.parallax.suite.CaseKey;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.Trait;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How the forks of a file were run, as far as their comparison depends on it.
 *
 * @param commonRounds whether the i-th forks of all rows ran in the same round
 * @param raced whether cells with fewer rounds may have been dropped because they were shown slower
 * @param twins the cells that were run twice in every round
 * @param disturbances of its forks
 * @param environment what the run says of itself
 */
record RunDesign(
    boolean commonRounds,
    boolean raced,
    List<AaTwin> twins,
    List<Disturbance> disturbances,
    Environment environment) {
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
        file.disturbances(),
        file.environment());
  }

  /** The same for rows whose rounds are lost. */
  RunDesign withoutRounds() {
    return new RunDesign(false, false, twins, disturbances, environment);
  }

  /** What disturbed the forks of a row. */
  List<Disturbance> disturbances(Measurement row) {
    return disturbances.stream().filter(each -> each.isOf(row)).toList();
  }

  /** How many cores the run may use; empty if nobody says. */
  OptionalDouble cores() {
    return environment.usableCores();
  }

  /** The traits of a workload: as the run says, or as is known of its name. */
  Set<Trait> traits(String workload) {
    return environment.traits(workload).orElseGet(() -> Trait.builtIn(workload));
  }

  /** The A/A control of a case. */
  Optional<Twin> twin(CaseKey key, double confidence) {
    return twins.stream()
        .filter(twin -> twin.benchmark().equals(key.benchmark()))
        .filter(twin -> key.workload().equals(twin.params().get(ParameterNames.WORKLOAD)))
        .filter(twin -> twin.params().entrySet().containsAll(key.settings().entrySet()))
        .findFirst()
        .map(twin ->
            Twin.compare(
                logs(twin.cellSeconds()), logs(twin.twinSeconds()), twins.size(), confidence));
  }

  private static List<Double> logs(List<Double> seconds) {
    return seconds.stream().map(Math::log).toList();
  }
}
