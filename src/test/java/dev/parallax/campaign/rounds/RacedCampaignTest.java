package dev.parallax.campaign.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.jmh.JmhRun;
import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.jmh.SomeRuns;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Event.How;
import dev.parallax.campaign.journal.JournalContent;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.Plans;
import dev.parallax.campaign.race.RoundLimits;
import dev.parallax.suite.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns of cells with known times: who is dropped, who runs again, and when it is over. */
class RacedCampaignTest {
  private static final double NOISE = 0.01;

  @TempDir Path root;
  private Path folder;
  private int folders;
  private final List<String> warmUps = new ArrayList<>();
  private final StopRequest stop = new StopRequest();
  private int wholeRounds;

  @BeforeEach
  void newFolder() throws Exception {
    folder = Files.createDirectory(root.resolve("run" + folders++));
  }

  /** Seven cells: serial, and threads of two kinds with 1, 2 and 4 workers. */
  private static Plan plan(RoundLimits limits, Optional<Duration> budget) throws BadRequest {
    Plan standard =
        Plans.plan(
            5,
            List.of("BatchBenchmark.serial", "BatchBenchmark.warm"),
            "workload=cpu",
            "model=platform,virtual",
            "workers=1,2,4");
    return new Plan(
        standard.blocks(),
        standard.twins(),
        limits,
        budget,
        true,
        false,
        standard.seed(),
        standard.options(),
        standard.memory());
  }

  private static Plan raced() throws BadRequest {
    return plan(RoundLimits.standard(), Optional.empty());
  }

  /** Time of a batch: all models alike, twice as fast with two workers, no faster with four. */
  private static double scalesToTwo(Cell cell) {
    return cell.workers() == 1 ? 0.1 : 0.05;
  }

  /** The same time for the same cell and the same fork of it, in whichever sitting. */
  private ForkRecorder.ForkRunner runner(ToDoubleFunction<Cell> seconds) throws Exception {
    return runner(seconds, 0.4);
  }

  /** The same, each as fast as at its end after so many seconds of its warm-up. */
  private ForkRecorder.ForkRunner runner(ToDoubleFunction<Cell> seconds, double settled)
      throws Exception {
    Map<String, Integer> forks = new HashMap<>();
    if (Files.exists(folder.resolve(RunFiles.JOURNAL))) {
      JournalContent past = JournalContent.read(folder);
      for (Event event : past.events()) {
        if (event instanceof Event.Measured fork) {
          String label = past.header().cells().get(fork.place().cell().replaceFirst("-twin$", ""));
          forks.merge(label, 1, Integer::sum);
        }
      }
    }
    return (planned, limits, seat) -> {
      Cell cell = planned.cell();
      int fork = forks.merge(cell.label(), 1, Integer::sum);
      warmUps.add(cell.label() + ": " + limits.map(limit -> limit.least().toMillis()).orElse(-1L));
      // Not java.util.Random, whose first numbers are alike for seeds that are next to each other.
      SplittableRandom random = new SplittableRandom(cell.label().hashCode() * 31L + fork);
      double time = seconds.applyAsDouble(cell) * (1 + NOISE * random.nextGaussian());
      return JmhRun.measured(
          List.of(
              SomeRuns.warmedUp(
                  cell.benchmark(), List.of(time, time, time), settled + 0.5, settled)),
          cell,
          1,
          List.of());
    };
  }

  private void begin(Plan plan) throws Exception {
    new CampaignIn(folder).begin(plan);
  }

  private How run(Plan plan, ForkRecorder.ForkRunner runner) throws Exception {
    CampaignIn.Ran ran = new CampaignIn(folder).run(plan, runner, stop);
    wholeRounds = ran.wholeRounds();
    return ran.how();
  }

  private How run(Plan plan) throws Exception {
    return run(plan, runner(RacedCampaignTest::scalesToTwo));
  }

  private <E extends Event> List<E> events(Class<E> type) throws Exception {
    return new CampaignIn(folder).events(type);
  }

  private List<Event.Place> placesOf(String cell) throws Exception {
    return events(Event.Measured.class).stream()
        .map(Event.Measured::place)
        .filter(place -> place.cell().equals(cell))
        .toList();
  }

  private static String nameOf(Plan plan, String model, int workers) {
    Cell found =
        plan.cells().stream()
            .filter(cell -> model.equals(cell.params().getOrDefault("model", "serial")))
            .filter(cell -> cell.workers() == workers)
            .findFirst()
            .orElseThrow();
    return new CellNames(plan.cells()).of(found);
  }

  @Test
  void whoIsClearlySlowerLeavesAndTheFamilyIsOverWhenItsAnswerIsKnown() throws Exception {
    Plan plan = raced();
    begin(plan);
    assertThat(run(plan)).isEqualTo(How.COMPLETE);
    assertThat(events(Event.Dropped.class))
        .extracting(Event.Dropped::cell)
        .containsExactlyInAnyOrder(
            nameOf(plan, "serial", 1), nameOf(plan, "platform", 1), nameOf(plan, "virtual", 1));
    assertThat(events(Event.Dropped.class))
        .allSatisfy(out -> {
          assertThat(out.family()).isEqualTo("cpu, warm");
          assertThat(out.reason()).contains("x the time of").endsWith("after round 3");
          assertThat(placesOf(out.cell())).hasSize(out.round());
        });
    assertThat(events(Event.Stopped.class))
        .singleElement()
        .satisfies(stop -> assertThat(placesOf(nameOf(plan, "platform", 2))).hasSize(stop.round()));
  }

  @Test
  void aTwinRunsInEveryRoundOfItsCellAndIsNoneOfTheResults() throws Exception {
    Plan plan = raced();
    begin(plan);
    run(plan);
    String cell = nameOf(plan, "platform", 2);
    assertThat(placesOf(cell + "-twin"))
        .extracting(Event.Place::round)
        .isEqualTo(placesOf(cell).stream().map(Event.Place::round).toList());
    assertThat(Files.readString(folder.resolve("aa.json")))
        .contains("\"family\" : \"cpu, warm\"")
        .contains("\"differs\" : false");
    assertThat(Files.readString(folder.resolve("results.json")).split("\"benchmark\"", -1))
        .hasSize(plan.cells().size() + 1);
  }

  @Test
  void whereverItIsKilledItsRaceGoesOnToTheSameResults() throws Exception {
    Plan plan = raced();
    begin(plan);
    run(plan);
    String results = Files.readString(folder.resolve("results.json"));
    String twins = Files.readString(folder.resolve("aa.json"));
    List<String> decided = decided();
    byte[] journal = Files.readAllBytes(folder.resolve(RunFiles.JOURNAL));
    int header = new String(journal, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
    Random random = new Random(7);
    for (int i = 0; i < 8; i++) {
      newFolder();
      int length = header + random.nextInt(journal.length - header);
      Files.write(folder.resolve(RunFiles.JOURNAL), Arrays.copyOf(journal, length));
      assertThat(run(plan)).isEqualTo(How.COMPLETE);
      assertThat(Files.readString(folder.resolve("results.json")))
          .as("killed after %d bytes", length)
          .isEqualTo(results);
      assertThat(Files.readString(folder.resolve("aa.json"))).isEqualTo(twins);
      assertThat(decided()).isEqualTo(decided);
    }
  }

  private List<String> decided() throws Exception {
    List<String> decided = new ArrayList<>();
    events(Event.Dropped.class).forEach(out -> decided.add(out.cell() + " " + out.reason()));
    events(Event.Stopped.class).forEach(stop -> decided.add(stop.round() + " " + stop.reason()));
    return decided;
  }

  @Test
  void aRunThatGoesOnWithAFixedNumberOfRoundsRunsAllThatAreLeftInTheRaceSoOften() throws Exception {
    Plan plan = raced();
    begin(plan);
    run(plan);
    Map<String, Integer> before = new HashMap<>();
    for (Event.Dropped out : events(Event.Dropped.class)) {
      before.put(out.cell(), out.round());
    }
    assertThat(run(plan(RoundLimits.fixed(9), Optional.empty()))).isEqualTo(How.COMPLETE);
    CellNames names = new CellNames(plan.cells());
    for (Cell cell : plan.cells()) {
      assertThat(placesOf(names.of(cell)))
          .as(cell.label())
          .hasSize(before.getOrDefault(names.of(cell), 9));
    }
  }

  @Test
  void aFixedNumberOfRoundsIsRunByAllWhateverTheVerdicts() throws Exception {
    Plan plan = plan(RoundLimits.fixed(6), Optional.empty());
    begin(plan);
    assertThat(run(plan)).isEqualTo(How.COMPLETE);
    assertThat(events(Event.Dropped.class)).isEmpty();
    assertThat(events(Event.Measured.class)).hasSize(6 * plan.forksPerRound());
  }

  @Test
  void withoutAnyBudgetNothingIsForkedAndTheRunCanGoOn() throws Exception {
    Plan poor = plan(RoundLimits.standard(), Optional.of(Duration.ofMillis(1)));
    begin(poor);
    assertThat(run(poor)).isEqualTo(How.BUDGET);
    assertThat(events(Event.Measured.class)).isEmpty();
    assertThat(wholeRounds).isZero();
    assertThat(run(raced())).isEqualTo(How.COMPLETE);
    assertThat(events(Event.Stopped.class)).hasSize(1);
    assertThat(wholeRounds).isEqualTo(events(Event.Stopped.class).getFirst().round());
  }

  @Test
  void theFirstRoundBeginsWithABlockThatWouldNotEndInTime() throws Exception {
    // By the plan's guess enough for a few forks; a round has eight.
    Plan poor = plan(RoundLimits.standard(), Optional.of(Duration.ofSeconds(8)));
    assertThat(poor.estimate(1)).isGreaterThan(Duration.ofSeconds(8));
    begin(poor);
    run(poor);
    assertThat(events(Event.Measured.class)).isNotEmpty();
  }

  @Test
  void aForkThatOverrunsTheBudgetIsEndedAndCountsForNothing() throws Exception {
    Plan plan = plan(RoundLimits.fixed(5), Optional.empty());
    begin(plan);
    int lastFork = 2 * plan.forksPerRound() + 3;
    ForkRecorder.ForkRunner quick = runner(RacedCampaignTest::scalesToTwo);
    ForkRecorder.ForkRunner overrunning =
        (planned, limits, seat) -> {
          if (warmUps.size() == lastFork - 1) {
            stop.endAfter(Duration.ofMillis(1));
            while (!stop.isRequested()) {
              Thread.sleep(1);
            }
          }
          return quick.run(planned, limits, seat);
        };
    assertThat(run(plan, overrunning)).isEqualTo(How.BUDGET);
    assertThat(warmUps).hasSize(lastFork);
    assertThat(events(Event.Measured.class)).hasSize(lastFork - 1);
    assertThat(wholeRounds).isEqualTo(2);
  }

  @Test
  void laterRoundsWarmUpForAsLongAsTheFirstShowedToBeNeeded() throws Exception {
    Plan plan = plan(RoundLimits.fixed(5), Optional.empty());
    begin(plan);
    run(plan, runner(RacedCampaignTest::scalesToTwo, 1.4));
    int ofRound = plan.forksPerRound();
    assertThat(warmUps.subList(0, ofRound)).allMatch(line -> line.endsWith(": 1000"));
    assertThat(warmUps.subList(ofRound, warmUps.size())).allMatch(line -> line.endsWith(": 1400"));
  }

  @Test
  void noRoundWarmsUpForLessThanTheFirst() throws Exception {
    Plan plan = plan(RoundLimits.fixed(5), Optional.empty());
    begin(plan);
    run(plan, runner(RacedCampaignTest::scalesToTwo, 0.4));
    assertThat(warmUps).isNotEmpty().allMatch(line -> line.endsWith(": 1000"));
  }

  @Test
  void whatWasMeasuredColdIsMeasuredAgainWithTwiceTheWarmUpBeforeAnybodyJudgesIt()
      throws Exception {
    Plan plan = plan(RoundLimits.standard(), Optional.empty());
    begin(plan);
    ForkRecorder.ForkRunner warm = runner(RacedCampaignTest::scalesToTwo);
    String serial = nameOf(plan, "serial", 1);
    ForkRecorder.ForkRunner coldSerially =
        (planned, limits, seat) -> {
          Outcome measured = warm.run(planned, limits, seat);
          boolean longEnough = limits.orElseThrow().least().toMillis() >= 1500;
          return planned.name().equals(serial) && !longEnough
              ? JmhRun.measured(
                  List.of(
                      SomeRuns.warmedUp(
                          planned.cell().benchmark(), List.of(0.3, 0.1, 0.1), 0.9, 0)),
                  planned.cell(),
                  1,
                  List.of())
              : measured;
        };
    run(plan, coldSerially);
    List<Event.Place> again =
        placesOf(serial).stream().filter(place -> place.attempt() == ColdForks.ATTEMPT).toList();
    assertThat(again).extracting(Event.Place::round).containsExactly(1, 2);
    // From then on it warms up for so long at once.
    assertThat(placesOf(serial))
        .filteredOn(place -> place.round() > 2)
        .isNotEmpty()
        .allMatch(place -> place.attempt() == 1);
    assertThat(events(Event.Dropped.class))
        .filteredOn(dropped -> dropped.cell().equals(serial))
        .allMatch(dropped -> dropped.reason().startsWith("2."));
  }

  @Test
  void aRunThatGoesOnKnowsHowLongForksHaveToWarmUp() throws Exception {
    Plan plan = plan(RoundLimits.fixed(2), Optional.empty());
    begin(plan);
    run(plan, runner(RacedCampaignTest::scalesToTwo, 1.4));
    warmUps.clear();
    Plan longer = plan(RoundLimits.fixed(3), Optional.empty());
    run(longer, runner(RacedCampaignTest::scalesToTwo, 1.4));
    assertThat(warmUps).isNotEmpty().allMatch(line -> line.endsWith(": 1400"));
  }
}
