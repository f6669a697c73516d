package dev.parallax.campaign.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.race.Race.RaceEvent;
import dev.parallax.campaign.race.RaceFamily.Contender;
import dev.parallax.stat.decision.RaceStop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaceTest {
  private final Map<String, List<Double>> times = new HashMap<>();

  private static final long SEED = 20261123;

  /** Eight cells, each slower than the one before by a factor. */
  private static RaceFamily family(String name) {
    return new RaceFamily(
        name,
        IntStream.range(0, 8).mapToObj(i -> new Contender("cell" + i, true)).toList(),
        OptionalInt.of(7));
  }

  private static double seconds(int cell, double step, Random random) {
    return 0.05 * Math.pow(step, cell) * Math.exp(0.01 * random.nextGaussian());
  }

  private void record(Race race, String cell, double seconds) {
    List<Double> soFar = times.computeIfAbsent(cell, any -> new ArrayList<>());
    soFar.add(seconds);
    race.record(cell, soFar);
  }

  private List<RaceEvent> round(Race race, String family, double step, Random random) {
    for (int cell = 0; cell < 8; cell++) {
      double seconds = seconds(cell, step, random);
      if (race.wants("cell" + cell)) {
        record(race, "cell" + cell, seconds);
      }
    }
    return race.endRound(family);
  }

  @Test
  void cellsThatAreFarBehindLeaveAfterTheThirdRound() {
    Race race = new Race(List.of(family("work")), RoundLimits.standard());
    Random random = new Random(SEED);

    assertThat(round(race, "work", 1.5, random)).isEmpty();
    assertThat(round(race, "work", 1.5, random)).isEmpty();
    List<RaceEvent> events = round(race, "work", 1.5, random);

    assertThat(events)
        .hasSize(7)
        .allSatisfy(event -> {
          assertThat(event).isInstanceOf(Race.Dropped.class);
          assertThat(event.round()).isEqualTo(3);
          assertThat(((Race.Dropped) event).leader()).isEqualTo("cell0");
        });
    assertThat(race.wants("cell0")).isTrue();
    assertThat(race.wants("cell7")).isFalse();
  }

  @Test
  void aFamilyThatIsDecidedStopsAfterTheFewestRounds() {
    Race race = new Race(List.of(family("work")), RoundLimits.standard());
    Random random = new Random(SEED);
    List<RaceEvent> events = new ArrayList<>();
    while (race.isOpen("work")) {
      events = round(race, "work", 1.5, random);
    }

    assertThat(events).containsExactly(new Race.Stopped("work", 5, RaceStop.PREFERRED));
    assertThat(race.wants("cell0")).isFalse();
  }

  @Test
  void aFixedNumberOfRoundsIsRunByEveryCellThatIsNotShownSlower() {
    Race race = new Race(List.of(family("work")), RoundLimits.fixed(2));
    Random random = new Random(SEED);

    assertThat(round(race, "work", 1.5, random)).isEmpty();
    assertThat(round(race, "work", 1.5, random))
        .containsExactly(new Race.Stopped("work", 2, RaceStop.MOST_ROUNDS));
  }

  @Test
  void aCellThatOneFamilyDroppedRunsOnForAnother() {
    RaceFamily warm = family("warm");
    RaceFamily cold =
        new RaceFamily(
            "cold",
            List.of(new Contender("cell7", true), new Contender("cold8", true)),
            OptionalInt.of(0));
    Race race = new Race(List.of(warm, cold), RoundLimits.standard());
    Random random = new Random(SEED);
    for (int i = 0; i < 4; i++) {
      record(race, "cold8", seconds(7, 1.5, random));
      round(race, "warm", 1.5, random);
      race.endRound("cold");
    }

    assertThat(race.state("warm").orElseThrow().step().decision().aliveCells()).doesNotContain(7);
    assertThat(race.wants("cell7")).isTrue();
  }

  @Test
  void aCellThatFailedIsNeitherRunNorComparedWith() {
    Race race = new Race(List.of(family("work")), RoundLimits.standard());
    Random random = new Random(SEED);
    round(race, "work", 1.001, random);
    race.leaveOut("cell7");
    for (int i = 0; i < 3; i++) {
      round(race, "work", 1.001, random);
    }

    assertThat(race.wants("cell7")).isFalse();
    Race.FamilyState standing = race.state("work").orElseThrow();
    assertThat(standing.family().contenders()).hasSize(7);
    assertThat(standing.step().decision().rounds()).isEqualTo(4);
  }

  @Test
  void toldTheSameAgainItComesToTheSame() {
    List<List<RaceEvent>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Race race = new Race(List.of(family("work")), RoundLimits.standard());
      Random random = new Random(SEED);
      List<RaceEvent> events = new ArrayList<>();
      while (race.isOpen("work")) {
        events.addAll(round(race, "work", 1.03, random));
      }
      runs.add(events);
    }

    assertThat(runs.get(0)).isNotEmpty().isEqualTo(runs.get(1));
  }

  @Test
  void aFamilyWhoseCellsAllFailedIsOver() {
    Race race = new Race(List.of(family("work")), RoundLimits.standard());
    IntStream.range(0, 8).forEach(cell -> race.leaveOut("cell" + cell));

    assertThat(race.endRound("work")).isEmpty();
    assertThat(race.isOpen("work")).isFalse();
  }

  @Test
  void aFamilyOfOneRunsTheFewestRounds() {
    Race race =
        new Race(
            List.of(
                new RaceFamily("alone", List.of(new Contender("only", true)), OptionalInt.empty())),
            RoundLimits.standard());
    int rounds = 0;
    while (race.isOpen("alone")) {
      record(race, "only", 0.05);
      race.endRound("alone");
      rounds++;
    }

    assertThat(rounds).isEqualTo(5);
  }
}
