package dev.parallax.campaign.journal;

import java.util.List;

/**
 * What one fork measured in one mode.
 *
 * @param primary the benchmark's own score
 * @param secondary what profilers and other methods of a group said of the iterations
 * @param ofFork what profilers said of the fork as a whole; one value each
 */
public record ForkResult(Metric primary, List<Metric> secondary, List<Metric> ofFork) {
  public ForkResult {
    secondary = List.copyOf(secondary);
    ofFork = List.copyOf(ofFork);
  }
}
