package dev.parallax.campaign.plan;

import dev.parallax.campaign.jmh.Metric;
import dev.parallax.campaign.jmh.ModeResult;
import dev.parallax.campaign.jmh.Seconds;
import dev.parallax.campaign.journal.Event;
import dev.parallax.measure.WarmUpProfiler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a campaign stands: the sum of what its journal says. Nothing changes it but events, so that
 * a resumed campaign is where it would have been without the interruption.
 */
public final class CampaignState {
  private record CellRound(String cell, int round) {}

  /** A cell that left a family. */
  record Leaving(String family, String cell) {}

  /**
   * What was measured of a cell in a round; the last attempt counts.
   *
   * @param attempt 1, or more when it was run again
   * @param forks how many were run in a go
   * @param secondsPerOperation empty if it isn't a time above 0
   * @param iterationSeconds of each measured iteration of a fork
   * @param warmUp how long its first fork warmed up; empty if it was not for the fork to decide
   */
  public record Measured(
      int attempt,
      int forks,
      OptionalDouble secondsPerOperation,
      List<Double> iterationSeconds,
      Optional<WarmUp> warmUp) {
    public Measured {
      iterationSeconds = List.copyOf(iterationSeconds);
    }
  }

  /**
   * How long a fork warmed up, as it said itself.
   *
   * @param seconds in all
   * @param settledAfterSeconds after how many of them it was first as fast as at its end
   */
  public record WarmUp(double seconds, double settledAfterSeconds) {
    static Optional<WarmUp> of(List<ModeResult> results) {
      List<Metric> metrics = results.getFirst().forks().getFirst().secondary();
      OptionalDouble seconds = find(metrics, WarmUpProfiler.SECONDS);
      OptionalDouble settled = find(metrics, WarmUpProfiler.SETTLED);
      return seconds.isPresent() && settled.isPresent()
          ? Optional.of(new WarmUp(seconds.getAsDouble(), settled.getAsDouble()))
          : Optional.empty();
    }

    private static OptionalDouble find(List<Metric> metrics, String label) {
      return metrics.stream()
          .filter(metric -> metric.label().equals(label))
          .flatMap(metric -> metric.values().stream().flatMap(Optional::stream))
          .filter(Metric.Score.class::isInstance)
          .mapToDouble(value -> ((Metric.Score) value).value())
          .max();
    }
  }

  /** By cell, and round: asked for all cells after every fork. */
  private final Map<String, NavigableMap<Integer, Measured>> measured = new HashMap<>();

  private final Map<CellRound, Integer> failures = new HashMap<>();
  private final Map<String, Event.LeftOut> leftOut = new LinkedHashMap<>();
  private final Map<Leaving, Integer> dropped = new HashMap<>();
  private final Set<CellRound> stopped = new HashSet<>();
  private final Map<String, List<Long>> nanos = new HashMap<>();

  public void apply(Event event) {
    switch (event) {
      case Event.Measured fork -> measured(fork);
      case Event.Failed failed -> failures.merge(cellRound(failed.place()), 1, Integer::sum);
      case Event.LeftOut out -> leftOut.putIfAbsent(out.cell(), out);
      case Event.Dropped out ->
          dropped.putIfAbsent(new Leaving(out.family(), out.cell()), out.round());
      case Event.Stopped stop -> stopped.add(new CellRound(stop.family(), stop.round()));
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
    measured
        .computeIfAbsent(fork.place().cell(), unused -> new TreeMap<>())
        .put(
            fork.place().round(),
            new Measured(
                fork.place().attempt(),
                forks,
                Seconds.perOperation(fork.results()),
                Seconds.ofIterations(fork.results()),
                WarmUp.of(fork.results())));
    nanos
        .computeIfAbsent(fork.place().cell(), unused -> new ArrayList<>())
        .add(fork.nanos() / forks);
  }

  private static CellRound cellRound(Event.Place place) {
    return new CellRound(place.cell(), place.round());
  }

  private NavigableMap<Integer, Measured> byRound(String cell) {
    return measured.getOrDefault(cell, Collections.emptyNavigableMap());
  }

  /** What a cell came to in a round. */
  public Optional<Measured> measured(String cell, int round) {
    return Optional.ofNullable(byRound(cell).get(round));
  }

  /** What a cell came to in all rounds. */
  public Collection<Measured> allMeasured(String cell) {
    return Collections.unmodifiableCollection(byRound(cell).values());
  }

  /** Whether a cell has a result in a round, or gives none any more. */
  public boolean isDone(String cell, int round) {
    return byRound(cell).containsKey(round) || isLeftOut(cell, round);
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
    return stopped.contains(new CellRound(family, round));
  }

  /** How often a cell failed in a round. */
  public int failures(String cell, int round) {
    return failures.getOrDefault(new CellRound(cell, round), 0);
  }

  /** How many forks of a cell count. */
  public int forks(String cell) {
    return byRound(cell).values().stream().mapToInt(Measured::forks).sum();
  }

  /** How many forks of all cells count. */
  public int forks() {
    return measured.keySet().stream().mapToInt(this::forks).sum();
  }

  /** The last round in which something was measured; 0 if nothing was. */
  int lastRound() {
    return measured.values().stream().mapToInt(NavigableMap::lastKey).max().orElse(0);
  }

  /** How long each fork of a cell was at work, those that don't count too. */
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
