package dev.parallax.table;

import java.util.List;

/**
 * A table of results: of this suite's batches, of any other benchmarks, or of a simulation that
 * goes by them.
 */
public sealed interface Table permits BatchTable, ScoreTable, SimulatedCluster {
  /** Label of the file it comes from; empty if there is only one. */
  String source();

  /** Confidence of the intervals in it, such as 0.95. */
  double confidence();

  /** The different JVMs of its rows. */
  List<String> jvms();
}
