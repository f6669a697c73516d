package dev.parallax.table;

import dev.parallax.stat.decision.DecisionRule;

/**
 * What the reader of a report may choose.
 *
 * @param rule margin and confidence
 * @param aligned take the i-th forks of all cells as one round, even in a lone file
 */
public record ReportSettings(DecisionRule rule, boolean aligned) {
  /** Margin 5 %, confidence 95 %, rounds only where a run directory says so. */
  public static ReportSettings standard() {
    return new ReportSettings(DecisionRule.standard(), false);
  }
}
