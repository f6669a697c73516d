package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How long forks take, by what they have taken so far. */
final class Costs {
  private final CampaignLog log;
  private final Map<String, List<Slot>> blocks;
  private final Duration guess;

  Costs(Plan plan, CampaignLog log) {
    this.log = log;
    this.guess = plan.perFork();
    this.blocks =
        plan.slots().stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(slot -> slot.cell().block()));
  }

  /**
   * One fork: the median of its own forks, else of those of its block, else what the plan thinks.
   */
  long nanos(Slot slot) {
    List<Long> own = log.state().nanos(log.nameOf(slot));
    if (!own.isEmpty()) {
      return median(own);
    }
    List<Long> block =
        blocks.getOrDefault(slot.cell().block(), List.of()).stream()
            .flatMap(other -> log.state().nanos(log.nameOf(other)).stream())
            .toList();
    return block.isEmpty() ? guess.toNanos() : median(block);
  }

  private static long median(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
