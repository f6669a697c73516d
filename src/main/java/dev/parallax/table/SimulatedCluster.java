package dev.parallax.table;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.cluster.ClusterCosts;
import dev.parallax.stat.cluster.ClusterWork;
import dev.parallax.stat.cluster.SimulatedSize;
import dev.parallax.suite.CaseKey;
import java.util.List;
import java.util.Optional;

/**
 * What clusters of some sizes could give a case, by a simulation: nothing in it but {@link
 * Row#measured} was measured.
 *
 * @param source label of the file of the case; empty if there is only one
 * @param key of the case
 * @param costs of a cluster of as many members as the first row has
 * @param work the batch
 * @param rows by the number of members
 * @param fewest members, of as many at most as the last row has, that are within the margin of the
 *     best number
 * @param leftOut why other cases were not simulated, a sentence each
 * @param margin the practical margin, such as 0.05
 * @param confidence of the intervals
 * @param jvms the different JVMs of the case's cells
 */
public record SimulatedCluster(
    String source,
    CaseKey key,
    ClusterCosts costs,
    ClusterWork work,
    List<Row> rows,
    int fewest,
    List<String> leftOut,
    double margin,
    double confidence,
    List<String> jvms)
    implements Table {
  public SimulatedCluster {
    rows = List.copyOf(rows);
    leftOut = List.copyOf(leftOut);
    jvms = List.copyOf(jvms);
  }

  /** The same with a word on the cases that are not there. */
  public SimulatedCluster without(List<String> others) {
    return new SimulatedCluster(
        source, key, costs, work, rows, fewest, others, margin, confidence, jvms);
  }

  /**
   * A size.
   *
   * @param simulated what came out
   * @param measured the speed-up that as many members on this machine really had, if the run has it
   */
  public record Row(SimulatedSize simulated, Optional<Estimate> measured) {}
}
