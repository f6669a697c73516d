package dev.parallax.campaign.race;

import dev.parallax.campaign.race.RaceFamily.Contender;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Drop;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.FamilyCell;
import dev.parallax.stat.decision.RaceStep;
import dev.parallax.stat.decision.RaceStop;
import dev.parallax.stat.decision.Racing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The race of all families of a campaign.
 *
 * <p>It rests on nothing but the times it is given, in the order of rounds: given the same again,
 * it comes to the same answers. Not thread-safe.
 */
public final class Race {
  private final Racing racing;
  private final boolean drops;
  private final Map<String, Running> families = new LinkedHashMap<>();
  private final Map<String, List<Double>> logTimes = new HashMap<>();
  private final Set<String> leftOut = new HashSet<>();

  /** What the end of a round brought to a family. */
  public sealed interface RaceEvent {
    /** The family's rounds so far. */
    int round();
  }

  /**
   * A cell leaves its family.
   *
   * @param round the family's rounds so far
   * @param leader the cell that it is ruled out by
   * @param ratio its time over the leader's, with the plain interval
   */
  public record Dropped(String family, int round, String cell, String leader, Estimate ratio)
      implements RaceEvent {}

  /** A family needs no further round. */
  public record Stopped(String family, int round, RaceStop reason) implements RaceEvent {}

  /** A family under way. */
  private static final class Running {
    private final RaceFamily family;

    /** After how many rounds each cell left. */
    private final Map<String, Integer> dropped = new HashMap<>();

    private int rounds;
    private boolean stopped;
    private Optional<FamilyState> latest = Optional.empty();

    Running(RaceFamily family) {
      this.family = family;
    }

    boolean wants(String cell) {
      return !stopped && !dropped.containsKey(cell) && family.indexOf(cell).isPresent();
    }
  }

  /**
   * A race in which no cell has run yet.
   *
   * @param limits how many rounds each family runs
   */
  public Race(List<RaceFamily> families, RoundLimits limits) {
    racing = new Racing(DecisionRule.standard(), limits.fewest(), limits.most());
    drops = limits.raced();
    families.forEach(family -> this.families.put(family.name(), new Running(family)));
  }

  /**
   * A cell's times in all rounds so far: one of an earlier round may be another than it was, when
   * it was measured again.
   *
   * @param secondsPerOperation means over the forks' iterations, in the order of rounds
   */
  public void record(String cell, List<Double> secondsPerOperation) {
    logTimes.put(cell, secondsPerOperation.stream().map(Math::log).toList());
  }

  /** A cell gives no more times, because it failed. */
  public void leaveOut(String cell) {
    leftOut.add(cell);
  }

  /** A cell leaves a family, because it did so when the campaign ran before. */
  public void leave(String family, String cell) {
    running(family).dropped.putIfAbsent(cell, running(family).rounds);
  }

  /** Whether a cell needs another round in any of its families. */
  public boolean wants(String cell) {
    return !leftOut.contains(cell) && families.values().stream().anyMatch(f -> f.wants(cell));
  }

  /** Whether a family needs another round. */
  public boolean isOpen(String family) {
    return !running(family).stopped;
  }

  /**
   * Judges a family after a round in which it took part. No cell leaves a race whose number of
   * rounds is fixed.
   *
   * @return who leaves now, and whether the family is done
   */
  public List<RaceEvent> endRound(String name) {
    Running running = running(name);
    running.rounds++;
    RaceFamily judged = running.family.without(leftOut);
    if (judged.contenders().isEmpty()) {
      running.stopped = true;
      return List.of();
    }
    RaceStep step = racing.next(soFar(judged, running));
    running.latest = Optional.of(new FamilyState(judged, step));
    List<RaceEvent> events = new ArrayList<>();
    for (Drop drop : drops ? step.drops() : List.<Drop>of()) {
      String cell = judged.contenders().get(drop.cell()).id();
      if (running.dropped.putIfAbsent(cell, running.rounds) == null) {
        String leader = judged.contenders().get(drop.leader()).id();
        events.add(new Dropped(name, running.rounds, cell, leader, drop.ratio()));
      }
    }
    step.stop()
        .ifPresent(reason -> {
          running.stopped = true;
          events.add(new Stopped(name, running.rounds, reason));
        });
    return events;
  }

  /** How a family stood after its latest round; empty before the first. */
  public Optional<FamilyState> state(String family) {
    return running(family).latest;
  }

  /**
   * How a family stands.
   *
   * @param family the cells that were judged, in the order of the decision's indexes
   * @param step what was decided
   */
  public record FamilyState(RaceFamily family, RaceStep step) {}

  private Running running(String family) {
    Running running = families.get(family);
    if (running == null) {
      throw new IllegalArgumentException("no family " + family);
    }
    return running;
  }

  /**
   * The family's times. A cell that was dropped has fewer of them than there are rounds, also if it
   * runs on for another family's sake, as serial does. A cell that failed takes no part: its few
   * rounds would be all that the others are compared over.
   */
  private Family soFar(RaceFamily family, Running running) {
    List<Contender> contenders = family.contenders();
    return new Family(
        IntStream.range(0, contenders.size())
            .mapToObj(cost -> {
              Contender contender = contenders.get(cost);
              List<Double> times = logTimes.getOrDefault(contender.id(), List.of());
              int rounds = running.dropped.getOrDefault(contender.id(), running.rounds);
              return new FamilyCell(
                  times.subList(0, Math.min(times.size(), rounds)),
                  cost,
                  contender.recommendable());
            })
            .toList(),
        family.baseline(),
        true,
        true);
  }
}
