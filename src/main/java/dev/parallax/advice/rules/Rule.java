package dev.parallax.advice.rules;

import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/** Looks for one thing in a workload's table that bears on what its numbers can tell. */
interface Rule {
  /**
   * What it finds, in the order in which it should be read.
   *
   * @param run what is known of the run; empty for a lone file
   */
  List<Finding> findings(BatchTable table, Optional<RunFacts> run);
}
