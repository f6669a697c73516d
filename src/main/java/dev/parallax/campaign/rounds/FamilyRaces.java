package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Families;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.race.Race;
import dev.parallax.campaign.race.Race.RaceEvent;
import dev.parallax.campaign.race.RoundLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which cells run in which round: the race of the families, fed from the state of the campaign.
 *
 * <p>Rounds are judged one after the other, those too that were run before the campaign was
 * interrupted: the race rests on times alone, so it comes to the same answers as then. Only in a
 * run that is resumed with a fixed number of rounds is there no race any more; a cell that left it
 * stays out, by what the journal says.
 */
final class FamilyRaces {
  private final Race race;
  private final RoundLimits limits;
  private final Map<String, List<Cell>> families;
  private final Map<String, Cell> byLabel = new HashMap<>();

  /** Asked for all cells after every fork, so it is looked up and not searched. */
  private final Map<Cell, List<String>> familiesOf = new HashMap<>();

  private final CampaignLog log;

  FamilyRaces(Plan plan, CampaignLog log) {
    Families all = Families.of(plan.cells());
    this.race = new Race(all.contenders(), plan.limits());
    this.limits = plan.limits();
    this.families = all.byName();
    this.log = log;
    for (Cell cell : plan.cells()) {
      byLabel.put(cell.label(), cell);
      familiesOf.put(
          cell,
          families.entrySet().stream()
              .filter(family -> family.getValue().contains(cell))
              .map(Map.Entry::getKey)
              .toList());
    }
  }

  /** Whether a cell, or its twin, is to be run in a round, if it isn't broken. */
  boolean wants(Slot slot, int round) {
    if (log.state().isLeftOut(log.nameOf(slot), round - 1)) {
      return false;
    }
    boolean isRacing = !familiesOf(slot.cell()).isEmpty();
    return isRacing ? race.wants(slot.cell().label()) : round <= roundsOfOthers();
  }

  /** For cells that are compared with nothing there is nothing to decide. */
  private int roundsOfOthers() {
    return limits.fewest();
  }

  private List<String> familiesOf(Cell cell) {
    return familiesOf.getOrDefault(cell, List.of());
  }

  /**
   * Judges a round in which all cells ran that were to.
   *
   * @return what isn't in the journal yet
   */
  List<Event> endRound(int round) {
    for (Cell cell : byLabel.values()) {
      if (race.wants(cell.label())) {
        record(cell, round);
      }
    }
    List<Event> events = new ArrayList<>();
    for (String family : families.keySet()) {
      if (race.isOpen(family)) {
        race.endRound(family).stream()
            .map(this::inWords)
            .filter(event -> !isKnown(event))
            .forEach(events::add);
        if (!limits.raced()) {
          log.state()
              .droppedAfter(family, round)
              .forEach(name ->
                  log.names().named(name).ifPresent(cell -> race.leave(family, cell.label())));
        }
      }
    }
    return events;
  }

  private void record(Cell cell, int round) {
    String name = log.names().of(cell);
    List<Double> seconds = new ArrayList<>();
    for (int each = 1; each <= round; each++) {
      log.state()
          .measured(name, each)
          .flatMap(fork -> fork.secondsPerOperation().stream().boxed().findFirst())
          .ifPresent(seconds::add);
    }
    if (seconds.size() == round && !log.state().isLeftOut(name, round)) {
      race.record(cell.label(), seconds);
    } else {
      race.leaveOut(cell.label());
    }
  }

  private boolean isKnown(Event event) {
    return switch (event) {
      case Event.Dropped out -> log.state().isDropped(out.family(), out.cell());
      case Event.Stopped stop -> log.state().isStopped(stop.family(), stop.round());
      default -> false;
    };
  }

  private Event inWords(RaceEvent event) {
    return switch (event) {
      case Race.Dropped dropped -> {
        String reason =
            Answers.slower(cell(dropped.leader()), dropped.ratio())
                + " after round "
                + dropped.round();
        yield new Event.Dropped(
            dropped.family(),
            log.names().of(cell(dropped.cell())),
            dropped.round(),
            Instant.now(),
            reason);
      }
      case Race.Stopped stopped ->
          new Event.Stopped(
              stopped.family(), stopped.round(), Instant.now(), stopped.reason().words());
    };
  }

  private Cell cell(String label) {
    return Optional.ofNullable(byLabel.get(label)).orElseThrow();
  }

  /**
   * The answers so far, by the name of the family: which cell leads and how much slower than the
   * best it may be at most. None before the third round.
   */
  Map<String, String> answers() {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String family : families.keySet()) {
      race.state(family)
          .flatMap(now -> Answers.of(now, label -> cell(label)))
          .ifPresent(answer -> answers.put(family, answer));
    }
    return answers;
  }

  /** The answer so far for the families that a cell belongs to, if there is one. */
  Optional<String> answer(Cell cell) {
    Map<String, String> answers = answers();
    return familiesOf(cell).stream()
        .filter(answers::containsKey)
        .findFirst()
        .map(family -> family + ": " + answers.get(family));
  }
}
