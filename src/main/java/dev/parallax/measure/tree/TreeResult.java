package dev.parallax.measure.tree;

import java.io.Serial;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/** A figure in JMH's results, of an iteration or of several. */
public final class TreeResult extends Result<TreeResult> {
  @Serial private static final long serialVersionUID = 1L;

  TreeResult(String name, double value, String unit, AggregationPolicy policy) {
    this(name, of(value), unit, policy);
  }

  private TreeResult(String name, Statistics values, String unit, AggregationPolicy policy) {
    super(ResultRole.SECONDARY, name, values, unit, policy);
  }

  @Override
  protected Aggregator<TreeResult> getThreadAggregator() {
    return TreeResult::together;
  }

  @Override
  protected Aggregator<TreeResult> getIterationAggregator() {
    return TreeResult::together;
  }

  /** None: with JMH's own {@code ScalarResult} an iteration without one counts as 0 in the mean. */
  @Override
  protected @Nullable TreeResult getZeroResult() {
    return null;
  }

  private static TreeResult together(Collection<TreeResult> results) {
    ListStatistics values = new ListStatistics();
    results.forEach(result -> values.addValue(result.getScore()));
    TreeResult any = results.iterator().next();
    return new TreeResult(any.label, values, any.unit, any.policy);
  }
}
