package dev.parallax.campaign.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.campaign.jmh.JmhRun;
import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.jmh.SomeRuns;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Event.How;
import dev.parallax.campaign.journal.JournalContent;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.RunPlanner;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.measure.WarmUpLimits;
import dev.parallax.measure.turn.Seat;
import dev.parallax.own.OwnJvm;
import dev.parallax.suite.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;

/** Campaigns whose forks are made up: what is journaled, what goes on, and what comes of it. */
class CampaignTest {
  private static final int ROUNDS = 3;

  @TempDir Path root;
  private Path folder;
  private int folders;

  @BeforeEach
  void newFolder() throws Exception {
    folder = Files.createDirectory(root.resolve("run" + folders++));
  }

  /** The same results for the same cell and fork of it, however often it is asked. */
  private static final class MadeUp implements ForkRecorder.ForkRunner {
    private final List<Mode> modes;
    private final List<String> ran = new ArrayList<>();
    private final Map<String, Integer> failing = new HashMap<>();
    private final Map<Cell, Integer> forks = new HashMap<>();

    MadeUp(Mode... modes) {
      this.modes = List.of(modes);
    }

    MadeUp() {
      this(Mode.Throughput, Mode.AverageTime, Mode.SingleShotTime);
    }

    /** As if these had been run before. */
    MadeUp after(JournalContent past, CellNames names) {
      for (Event event : past.events()) {
        if (event instanceof Event.Measured measured) {
          forks.merge(names.named(measured.place().cell()).orElseThrow(), 1, Integer::sum);
        }
      }
      return this;
    }

    MadeUp failing(String label, int times) {
      failing.put(label, times);
      return this;
    }

    @Override
    public Outcome run(PlannedFork planned, Optional<WarmUpLimits> warmUp, Optional<Seat> seat) {
      Cell cell = planned.cell();
      int count = planned.forks();
      ran.add(cell.label());
      if (failing.merge(cell.label(), -1, Integer::sum) >= 0) {
        return new Outcome.Failed("broken", "all that it said");
      }
      int fork = forks.merge(cell, 1, Integer::sum);
      Random random = new Random(cell.label().hashCode() * 31L + fork);
      List<RunResult> results =
          modes.stream()
              .map(mode ->
                  new SomeRuns(random, 1).run(cell.benchmark(), mode, TimeUnit.MILLISECONDS, count))
              .toList();
      return JmhRun.measured(results, cell, count, List.of());
    }
  }

  private static Plan plan(int rounds, boolean plain, String... jmh) throws BadRequest {
    RunRequest request =
        new RunRequest(
            JmhOptions.parse(
                Stream.concat(
                        Stream.of("BatchBenchmark.serial", "BatchBenchmark.cold"),
                        Arrays.stream(jmh))
                    .toList()),
            ParameterArguments.parse(List.of("workload=noop,cpu", "model=virtual", "workers=1")),
            OptionalInt.of(rounds),
            Optional.empty(),
            false,
            false,
            plain,
            false,
            OptionalLong.of(5),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    try (OwnJvm jvm = request.ownWork().open()) {
      return new RunPlanner(request, 2).plan(jvm);
    }
  }

  static final Progress SILENT =
      new Progress() {
        @Override
        public void note(String message) {}

        @Override
        public void started(Cell cell, int round, Optional<String> answer) {}

        @Override
        public void measured(Cell cell, Position position, double score, String unit) {}

        @Override
        public void failedOnce(Cell cell, Position position, String reason) {}

        @Override
        public void failed(Cell cell, Position position, String reason) {}

        @Override
        public void dropped(String family, String cell, String reason) {}

        @Override
        public void over(String family, int round, String answer, String reason) {}

        @Override
        public void answers(int round, Map<String, String> answers) {}
      };

  private Path journalFile() {
    return folder.resolve(RunFiles.JOURNAL);
  }

  private String results() throws Exception {
    return Files.readString(folder.resolve("results.json"));
  }

  private void begin(Plan plan) throws Exception {
    new CampaignIn(folder).begin(plan);
  }

  private How run(Plan plan, ForkRecorder.ForkRunner runner) throws Exception {
    return new CampaignIn(folder).run(plan, runner, new StopRequest()).how();
  }

  private How goOn(Plan plan) throws Exception {
    return run(plan, new MadeUp().after(JournalContent.read(folder), new CellNames(plan.cells())));
  }

  private <E extends Event> List<E> events(Class<E> type) throws Exception {
    return new CampaignIn(folder).events(type);
  }

  private List<Event.Place> places() throws Exception {
    return events(Event.Measured.class).stream().map(Event.Measured::place).toList();
  }

  @Test
  void whereverItIsKilledItGoesOnToTheSameResults() throws Exception {
    Plan plan = plan(ROUNDS, false);
    begin(plan);
    assertThat(run(plan, new MadeUp())).isEqualTo(How.COMPLETE);
    String undisturbed = results();
    List<Event.Place> places = places();
    byte[] journal = Files.readAllBytes(journalFile());
    assertThat(places).hasSize(plan.cells().size() * ROUNDS);

    Random random = new Random(42);
    for (int i = 0; i < 10; i++) {
      newFolder();
      begin(plan);
      int header = (int) Files.size(journalFile());
      int length = header + random.nextInt(journal.length - header);
      Files.write(journalFile(), Arrays.copyOf(journal, length));
      assertThat(goOn(plan)).isEqualTo(How.COMPLETE);
      assertThat(results()).as("killed after %d bytes", length).isEqualTo(undisturbed);
      assertThat(places()).isEqualTo(places);
    }
  }

  @Test
  void sampledTimesGoOnToTheSameResultsToo() throws Exception {
    Plan plan = plan(2, false, "-e", "serial");
    begin(plan);
    run(plan, new MadeUp(Mode.SampleTime));
    String undisturbed = results();
    assertThat(undisturbed).contains("rawDataHistogram");
    byte[] journal = Files.readAllBytes(journalFile());

    newFolder();
    Files.write(journalFile(), Arrays.copyOf(journal, journal.length / 2));
    CellNames names = new CellNames(plan.cells());
    run(plan, new MadeUp(Mode.SampleTime).after(JournalContent.read(folder), names));
    assertThat(results()).isEqualTo(undisturbed);
  }

  @Test
  void moreRoundsGoOnInTheOrderThatTheyWouldHaveHad() throws Exception {
    Plan longer = plan(ROUNDS + 1, false);
    begin(longer);
    run(longer, new MadeUp());
    String undisturbed = results();
    List<Event.Place> places = places();

    newFolder();
    Plan shorter = plan(ROUNDS, false);
    begin(shorter);
    run(shorter, new MadeUp());
    assertThat(goOn(longer)).isEqualTo(How.COMPLETE);
    assertThat(results()).isEqualTo(undisturbed);
    assertThat(places()).isEqualTo(places);
  }

  @Test
  void aCellThatFailsOnceIsRunAgainAtTheEndOfItsRound() throws Exception {
    Plan plan = plan(ROUNDS, false);
    String label = plan.cells().getFirst().label();
    begin(plan);
    MadeUp runner = new MadeUp().failing(label, 1);
    assertThat(run(plan, runner)).isEqualTo(How.COMPLETE);
    assertThat(runner.ran.get(plan.cells().size())).isEqualTo(label);
    assertThat(places()).hasSize(plan.cells().size() * ROUNDS);
    assertThat(places().stream().filter(place -> place.attempt() == 2))
        .singleElement()
        .satisfies(place -> assertThat(place.round()).isEqualTo(1));
    assertThat(events(Event.LeftOut.class)).isEmpty();
    assertThat(folder.resolve("failures.txt")).content().contains("all that it said");
  }

  @Test
  void aCellThatFailsTwiceIsLeftOutAndItsEarlierRoundsStay() throws Exception {
    Plan plan = plan(ROUNDS, false);
    Cell broken = plan.cells().getFirst();
    String name = new CellNames(plan.cells()).of(broken);
    begin(plan);
    MadeUp works = new MadeUp();
    ForkRecorder.ForkRunner breaks =
        (planned, warmUp, seat) ->
            planned.cell().equals(broken)
                    && works.ran.stream().filter(broken.label()::equals).count() > 0
                ? new Outcome.Failed("broken", "details")
                : works.run(planned, warmUp, seat);
    assertThat(run(plan, breaks)).isEqualTo(How.COMPLETE);
    assertThat(events(Event.LeftOut.class))
        .singleElement()
        .satisfies(out -> {
          assertThat(out.cell()).isEqualTo(name);
          assertThat(out.round()).isEqualTo(2);
          assertThat(out.reason()).isEqualTo("broken");
        });
    assertThat(events(Event.Failed.class)).hasSize(2);
    assertThat(places().stream().filter(place -> place.cell().equals(name))).hasSize(1);
    assertThat(places()).hasSize(plan.cells().size() * ROUNDS - 2);
  }

  @Test
  void aUserNameAndAPasswordInWhatAFailureSaysAreWrittenNowhere() throws Exception {
    Plan plan = plan(1, false);
    begin(plan);
    ForkRecorder.ForkRunner refused =
        (planned, warmUp, seat) ->
            new Outcome.Failed(
                "http://me:secret@host/a refused", "GET http://me:secret@host/a\nrefused");
    run(plan, refused);
    assertThat(events(Event.Failed.class))
        .isNotEmpty()
        .allSatisfy(failed -> assertThat(failed.reason()).isEqualTo("http://***@host/a refused"));
    assertThat(events(Event.LeftOut.class)).isNotEmpty();
    for (String name : List.of("journal.jsonl", "failures.txt")) {
      assertThat(folder.resolve(name)).content().doesNotContain("secret").contains("***@host/a");
    }
  }

  @Test
  void whoWantsToFailAtTheFirstErrorDoes() throws Exception {
    Plan plan = plan(ROUNDS, false, "-foe", "true");
    begin(plan);
    MadeUp runner = new MadeUp();
    plan.cells().forEach(cell -> runner.failing(cell.label(), 1));
    assertThat(run(plan, runner)).isEqualTo(How.FAILED);
    assertThat(runner.ran).hasSize(1);
  }

  @Test
  void underPlainEachCellGetsTheForksThatItLacks() throws Exception {
    Plan plan = plan(2, true);
    begin(plan);
    MadeUp runner = new MadeUp();
    run(plan, runner);
    assertThat(runner.ran)
        .containsExactlyElementsOf(plan.cells().stream().map(Cell::label).toList());
    goOn(plan(5, true));
    assertThat(places()).hasSize(2 * plan.cells().size());
    assertThat(places().subList(plan.cells().size(), 2 * plan.cells().size()))
        .extracting(Event.Place::round)
        .containsOnly(3);
    assertThat(results()).contains("\"forks\" : 5").doesNotContain("\"forks\" : 2");
  }
}
