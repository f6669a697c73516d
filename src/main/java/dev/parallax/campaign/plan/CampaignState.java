package dev.parallax.campaign.plan;

import dev.parallax.campaign.jmh.Seconds;
import dev.parallax.campaign.journal.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Where a campaign stands: the sum of what its journal says. Nothing changes it but events, so that
 * a campaign that goes on stands where it would have stood without the interruption.
 */
public final class CampaignState {
  private record Turn(String cell, int round) {}

  /** A cell that left a family. */
  record Leaving(String family, String cell) {}

  /**
   * What was measured of a cell in a round; the last attempt counts.
   *
   * @param attempt 1, or more when it was run again
   * @param forks how many were run in a go
   * @param secondsPerOperation empty if it isn't a time above 0
   * @param iterationSeconds of each measured iteration of a fork
   * @param warmUp how long it warmed up, if it said so
   */
  public record Measured(
      int attempt,
      int forks,
      OptionalDouble secondsPerOperation,
      List<Double> iterationSeconds,
      Optional<WarmUpFigures> warmUp) {
    public Measured {
      iterationSeconds = List.copyOf(iterationSeconds);
    }
  }

  private final Map<Turn, Measured> measured = new HashMap<>();
  private final Map<Turn, Integer> failures = new HashMap<>();
  private final Map<String, Event.LeftOut> leftOut = new LinkedHashMap<>();
  private final Map<Leaving, Integer> dropped = new HashMap<>();
  private final Set<Turn> stopped = new HashSet<>();
  private final Map<String, List<Long>> nanos = new HashMap<>();

  public void apply(Event event) {
    switch (event) {
      case Event.Measured fork -> measured(fork);
      case Event.Failed failed -> failures.merge(turn(failed.place()), 1, Integer::sum);
      case Event.LeftOut out -> leftOut.putIfAbsent(out.cell(), out);
      case Event.Dropped out ->
          dropped.putIfAbsent(new Leaving(out.family(), out.cell()), out.round());
      case Event.Stopped stop -> stopped.add(new Turn(stop.family(), stop.round()));
      case Event.Resumed resumed -> {
        // Says how many rounds there are to be, which the plan knows by then.
      }
      case Event.Ended ended -> {
        // A campaign may end several times.
      }
    }
  }

  private void measured(Event.Measured fork) {
    int forks = fork.results().getFirst().forks().size();
    measured.put(
        turn(fork.place()),
        new Measured(
            fork.place().attempt(),
            forks,
            Seconds.perOperation(fork.results()),
            Seconds.ofIterations(fork.results()),
            WarmUpFigures.of(fork.results())));
    nanos
        .computeIfAbsent(fork.place().cell(), unused -> new ArrayList<>())
        .add(fork.nanos() / forks);
  }

  private static Turn turn(Event.Place place) {
    return new Turn(place.cell(), place.round());
  }

  /** What a cell came to in a round. */
  public Optional<Measured> measured(String cell, int round) {
    return Optional.ofNullable(measured.get(new Turn(cell, round)));
  }

  /** What a cell came to in all rounds. */
  public List<Measured> allMeasured(String cell) {
    return measured.entrySet().stream()
        .filter(fork -> fork.getKey().cell().equals(cell))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Whether a cell has a result in a round. */
  public boolean isMeasured(String cell, int round) {
    return measured.containsKey(new Turn(cell, round));
  }

  /** Whether a cell was left out in a round or before it, because something is wrong with it. */
  public boolean isLeftOut(String cell, int round) {
    return leftOut.containsKey(cell) && leftOut.get(cell).round() <= round;
  }

  /** Whether a cell was left out. */
  public boolean isLeftOut(String cell) {
    return leftOut.containsKey(cell);
  }

  /** The cells that left a family after a round, in any order. */
  public List<String> droppedAfter(String family, int round) {
    return dropped.entrySet().stream()
        .filter(out -> out.getKey().family().equals(family) && out.getValue() == round)
        .map(out -> out.getKey().cell())
        .toList();
  }

  public boolean isDropped(String family, String cell) {
    return dropped.containsKey(new Leaving(family, cell));
  }

  /** Whether it is written down that a family was over after a round. */
  public boolean isStopped(String family, int round) {
    return stopped.contains(new Turn(family, round));
  }

  /** How often a cell failed in a round. */
  public int failures(String cell, int round) {
    return failures.getOrDefault(new Turn(cell, round), 0);
  }

  /** How many forks of a cell count. */
  public int forks(String cell) {
    return measured.entrySet().stream()
        .filter(turn -> turn.getKey().cell().equals(cell))
        .mapToInt(turn -> turn.getValue().forks())
        .sum();
  }

  /** How many forks of all cells count. */
  public int forks() {
    return measured.values().stream().mapToInt(Measured::forks).sum();
  }

  /** The last round in which something was measured; 0 if nothing was. */
  int lastRound() {
    return measured.keySet().stream().mapToInt(Turn::round).max().orElse(0);
  }

  /** How long each fork of a cell took from its start to its end, those that don't count too. */
  public List<Long> nanos(String cell) {
    return Collections.unmodifiableList(nanos.getOrDefault(cell, List.of()));
  }

  /** The cells that something is wrong with, each with what it is. */
  public Map<String, String> leftOut() {
    Map<String, String> reasons = new LinkedHashMap<>();
    leftOut.forEach((cell, out) -> reasons.put(cell, out.reason()));
    return Collections.unmodifiableMap(reasons);
  }
}
