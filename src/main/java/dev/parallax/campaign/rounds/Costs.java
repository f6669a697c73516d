package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.plan.CampaignState;
import dev.parallax.campaign.plan.Plan;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How long forks take, by what they have taken so far. */
final class Costs {
  private final CampaignState state;
  private final CellNames names;
  private final Map<String, List<Slot>> blocks;
  private final Duration guess;

  Costs(Plan plan, CellNames names, CampaignState state) {
    this.state = state;
    this.names = names;
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
    List<Long> own = state.nanos(slot.name(names));
    if (!own.isEmpty()) {
      return median(own);
    }
    List<Long> block =
        blocks.getOrDefault(slot.cell().block(), List.of()).stream()
            .flatMap(other -> state.nanos(other.name(names)).stream())
            .toList();
    return block.isEmpty() ? guess.toNanos() : median(block);
  }

  /** Several forks. */
  long nanos(Collection<Slot> slots) {
    return slots.stream().mapToLong(this::nanos).sum();
  }

  private static long median(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
