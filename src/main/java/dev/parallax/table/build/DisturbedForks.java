package dev.parallax.table.build;

import dev.parallax.result.Disturbance;
import dev.parallax.table.Warning;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What disturbed the forks of a cell from outside.
 *
 * <p>A throttled fork counts as a clipped one does: in the estimate the robust fit limits its
 * weight where it stands out, and above a share of such forks evidence is suggestive at most. To
 * leave it out instead would cost all cells the round, since they are compared over the rounds that
 * they share.
 */
final class DisturbedForks {
  /** Point 9 of the decision rule says so of clipped forks. */
  private static final double MOST_DISTURBED = 0.2;

  private DisturbedForks() {}

  /** Whether so many forks of a cell were throttled that it weighs less. */
  static boolean weighsLess(List<Disturbance> ofCell, int forks) {
    return of(ofCell, Disturbance.Kind.THROTTLED).size() > MOST_DISTURBED * forks;
  }

  /** What a reader should know of it. */
  static List<Warning> warnings(List<Disturbance> ofCell, int forks) {
    List<Warning> warnings = new ArrayList<>();
    List<Disturbance> throttled = of(ofCell, Disturbance.Kind.THROTTLED);
    if (!throttled.isEmpty()) {
      warnings.add(
          new Warning(
              Warning.Kind.THROTTLED,
              """
              throttled in %s: the CPU quota was used up, and all stood still for up to %s of a \
              fork's time%s; raise the quota, or use fewer workers\
              """
                  .formatted(
                      rounds(throttled),
                      percent(throttled),
                      weighsLess(ofCell, forks) ? "; so it is suggestive at most" : "")));
    }
    // Rounds and the witness are there for a fork now and then: it is told if it was most of them.
    List<Disturbance> stolen = of(ofCell, Disturbance.Kind.STEAL);
    if (2 * stolen.size() > forks) {
      warnings.add(
          new Warning(
              Warning.Kind.STEAL,
              """
              the hypervisor gave up to %s of the CPU time to others in %s; run again when the \
              host is quieter\
              """
                  .formatted(percent(stolen), rounds(stolen))));
    }
    List<Disturbance> stalled = of(ofCell, Disturbance.Kind.MEMORY_STALL);
    if (!stalled.isEmpty()) {
      warnings.add(
          new Warning(
              Warning.Kind.MEMORY_STALL,
              """
              memory was short in %s: tasks waited for it up to %s of a fork's time; give it \
              more, or use fewer workers\
              """
                  .formatted(rounds(stalled), percent(stalled))));
    }
    return warnings;
  }

  private static List<Disturbance> of(List<Disturbance> all, Disturbance.Kind kind) {
    return all.stream().filter(each -> each.kind() == kind).toList();
  }

  private static String rounds(List<Disturbance> forks) {
    return "round "
        + forks.stream()
            .map(Disturbance::round)
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(" and "));
  }

  private static String percent(List<Disturbance> forks) {
    double most = forks.stream().mapToDouble(Disturbance::share).max().orElse(0);
    return Numbers.fixed(100 * most, 0) + " %";
  }
}
