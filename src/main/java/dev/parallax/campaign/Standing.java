package dev.parallax.campaign;

import dev.parallax.campaign.journal.Event;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a campaign stands: the sum of what its journal says. Nothing changes it but events, so that
 * a campaign that goes on stands where it would have stood without the interruption.
 */
final class Standing {
  private record Turn(String cell, int round) {}

  private final Map<Turn, Integer> measuredForks = new HashMap<>();
  private final Map<Turn, Integer> failures = new HashMap<>();
  private final Map<String, String> leftOut = new LinkedHashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private final Set<String> stoppedBlocks = new HashSet<>();

  void apply(Event event) {
    switch (event) {
      case Event.Measured measured ->
          measuredForks.put(turn(measured.place()), measured.results().getFirst().forks().size());
      case Event.Failed failed -> failures.merge(turn(failed.place()), 1, Integer::sum);
      case Event.LeftOut out -> leftOut.putIfAbsent(out.cell(), out.reason());
      case Event.Dropped out -> dropped.add(out.cell());
      case Event.Stopped stop -> stoppedBlocks.add(stop.block());
      case Event.Resumed resumed -> {
        // Says how many rounds there are to be, which the plan knows by then.
      }
      case Event.Ended ended -> {
        // A campaign may end several times.
      }
    }
  }

  private static Turn turn(Event.Place place) {
    return new Turn(place.cell(), place.round());
  }

  /** Whether a cell is still to be measured. */
  boolean isIn(String cell, String block) {
    return !leftOut.containsKey(cell) && !dropped.contains(cell) && !stoppedBlocks.contains(block);
  }

  /** Whether a cell has a result in a round. */
  boolean isMeasured(String cell, int round) {
    return measuredForks.containsKey(new Turn(cell, round));
  }

  /** How often a cell failed in a round. */
  int failures(String cell, int round) {
    return failures.getOrDefault(new Turn(cell, round), 0);
  }

  /** How many forks of a cell were measured. */
  int forks(String cell) {
    return measuredForks.entrySet().stream()
        .filter(turn -> turn.getKey().cell().equals(cell))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** How many forks of all cells were measured. */
  int forks() {
    return measuredForks.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The last round in which something was measured; 0 if nothing was. */
  int lastRound() {
    return measuredForks.keySet().stream().mapToInt(Turn::round).max().orElse(0);
  }

  /** The cells that something is wrong with, each with what it is. */
  Map<String, String> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }
}
