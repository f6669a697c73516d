package dev.parallax.stat.scaling;

import dev.parallax.stat.Interval;
import java.util.OptionalDouble;

/** Where throughput is highest, if the measured range shows it. */
public sealed interface Peak {
  /**
   * Inside the measured range, and more workers were seen not to help.
   *
   * @param workers the worker count, not a whole number
   * @param standardError of {@code workers}, by the delta method; empty when a coefficient that it
   *     hangs on is at its bound
   * @param interval of {@code workers}; unknown without standard error
   * @param wholeWorkers the better of the two whole numbers beside it
   * @param throughput the law's throughput there
   */
  record At(
      double workers,
      OptionalDouble standardError,
      Interval interval,
      int wholeWorkers,
      double throughput)
      implements Peak {}

  /** Throughput rises as far as was measured; what lies beyond isn't guessed. */
  record NotUpTo(double mostWorkers) implements Peak {}

  /** The fewest workers that were measured are the best already. */
  record FallsFrom(double fewestWorkers) implements Peak {}
}
