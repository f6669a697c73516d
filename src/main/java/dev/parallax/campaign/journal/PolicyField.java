package dev.parallax.campaign.journal;

import java.lang.reflect.Field;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;

/**
 * The policy of a result, which is a protected field without a getter. It can't be told from the
 * outside either: sum, minimum and maximum of one score are the same.
 */
final class PolicyField {
  private PolicyField() {}

  static AggregationPolicy of(Result<?> result) {
    try {
      Field field = Result.class.getDeclaredField("policy");
      field.setAccessible(true);
      return (AggregationPolicy) field.get(result);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this version of JMH has no Result.policy", e);
    }
  }
}
