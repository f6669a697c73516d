package dev.parallax.campaign.jmh;

import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What the forks of a cell measured in one mode; interleaved it is one fork, under {@code --plain}
 * all of them.
 *
 * @param params JMH's parameters, but for those of the workload and the number of forks
 * @param forks never empty
 */
public record ModeResult(BenchmarkParams params, List<Fork> forks) {
  public ModeResult {
    forks = List.copyOf(forks);
  }

  /**
   * What one fork measured.
   *
   * @param primary the benchmark's own score
   * @param secondary what profilers and other methods of a group said of the iterations
   * @param ofFork what profilers said of the fork as a whole; one value each
   */
  public record Fork(Metric primary, List<Metric> secondary, List<Metric> ofFork) {
    public Fork {
      secondary = List.copyOf(secondary);
      ofFork = List.copyOf(ofFork);
    }
  }
}
