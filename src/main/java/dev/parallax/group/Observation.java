package dev.parallax.group;

import dev.parallax.result.jmh.Measurement;
import java.util.function.Predicate;

/** One metric of one row of a file, with the values by which it is told from others. */
public final class Observation {
  private final Measurement measurement;
  private final Kind kind;

  Observation(Measurement measurement, Kind kind) {
    this.measurement = measurement;
    this.kind = kind;
  }

  /** The row; its primary metric is the one observed. */
  public Measurement measurement() {
    return measurement;
  }

  /** Whether its i-th fork ran in the same round as the i-th of its file's others. */
  public boolean commonRounds() {
    return kind.commonRounds();
  }

  /** Its value in each dimension; parameters that it lacks are absent. */
  public Dimensions dimensions() {
    return new Dimensions(kind.names(), this);
  }

  /** The same with the benchmark's full name in front. */
  public Dimensions dimensionsWithBenchmark() {
    return new Dimensions(kind.namesWithBenchmark(), this);
  }

  /** Its value of a key; empty if it has none. */
  public String value(String key) {
    return switch (key) {
      case Dimension.BENCHMARK -> measurement.benchmark();
      case Dimension.FILE -> kind.file();
      default -> kind.value(key, measurement);
    };
  }

  /** Whether the value of a key, or another way to write it, is as asked. */
  boolean matches(String key, Predicate<String> test) {
    return test.test(value(key))
        || (key.equals(Dimension.UNIT) && test.test(measurement.primary().symbol()));
  }
}
