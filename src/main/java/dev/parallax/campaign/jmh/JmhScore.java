package dev.parallax.campaign.jmh;

import java.io.Serial;
import java.util.Collection;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * A score of one iteration that JMH puts together with others as it does with its own.
 *
 * <p>JMH's results for throughput, average and single-shot time can only be made from operations
 * and nanoseconds; the quotient would not always be the score again to the last digit.
 */
final class JmhScore extends Result<JmhScore> {
  @Serial private static final long serialVersionUID = 1L;

  JmhScore(ResultRole role, String label, double score, String unit, AggregationPolicy policy) {
    this(role, label, of(score), unit, policy);
  }

  private JmhScore(
      ResultRole role, String label, Statistics scores, String unit, AggregationPolicy policy) {
    super(role, label, scores, unit, policy);
  }

  @Override
  protected Aggregator<JmhScore> getThreadAggregator() {
    return JmhScore::together;
  }

  @Override
  protected Aggregator<JmhScore> getIterationAggregator() {
    return JmhScore::together;
  }

  private static JmhScore together(Collection<JmhScore> scores) {
    ListStatistics all = new ListStatistics();
    scores.forEach(score -> all.addValue(score.getScore()));
    JmhScore any = scores.iterator().next();
    return new JmhScore(any.role, any.label, all, any.unit, any.policy);
  }
}
