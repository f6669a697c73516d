package dev.parallax.campaign.journal;

import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What the forks of a cell measured in one mode; interleaved it is one fork, under {@code --plain}
 * all of them.
 *
 * @param params JMH's parameters, but for those of the workload and the number of forks
 * @param forks one for each fork, never empty
 */
public record ModeResult(BenchmarkParams params, List<ForkResult> forks) {
  public ModeResult {
    forks = List.copyOf(forks);
  }
}
