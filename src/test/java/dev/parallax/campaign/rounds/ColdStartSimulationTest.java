package dev.parallax.campaign.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.Plans;
import dev.parallax.campaign.rounds.PlantedCold.Kind;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Campaigns whose forks are slower at first, in serial, in parallel or everywhere, by a factor of
 * 1.2 to 20 and for up to 1.2 s of their time: what was measured cold must not come into an answer.
 * {@code -Dcoldstart.campaigns} and {@code -Dcoldstart.seed} choose others.
 */
class ColdStartSimulationTest {
  private static final int CAMPAIGNS = Integer.getInteger("coldstart.campaigns", 140);
  private static final long SEED = Long.getLong("coldstart.seed", 17);

  /** A kind's cells are off by at most so much in the mean. */
  private static final double BIAS = 0.02;

  /**
   * Share of cells that may be off and not said to be: where a little of the cold part comes into
   * the first measured iteration, noise hides it.
   */
  private static final double OFF = 0.02;

  private static final double WRONG = 0.05;
  private static final double COVERAGE = 0.94;

  @TempDir Path root;

  /** Share of forks that are measured again though nothing was cold. */
  private static final double NEEDLESS = 0.01;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatForksDoBeforeTheyAreWarmComesIntoNoAnswer(boolean inTurns) throws Exception {
    Plan plan =
        Plans.plan(
            5,
            List.of("BatchBenchmark.serial", "BatchBenchmark.warm"),
            "workload=cpu",
            "model=platform,virtual,process",
            "workers=1,2,4,8");
    assertThat(plan.cells()).hasSize(13);

    Map<Kind, AgainstTruth> kinds = run(plan, inTurns);

    AgainstTruth all = kinds.values().stream().reduce(AgainstTruth.NONE, AgainstTruth::plus);
    print(System.out, inTurns, kinds, all);
    AgainstTruth nothingCold = Optional.ofNullable(kinds.get(Kind.NOTHING)).orElseThrow();
    assertThat((double) nothingCold.again() / nothingCold.forks())
        .as("again, seed %d", SEED)
        .isLessThanOrEqualTo(NEEDLESS);
    kinds.forEach((kind, sum) ->
        assertThat(sum.bias() / sum.cells())
            .as("bias, %s, seed %d", kind.words(), SEED)
            .isCloseTo(0, within(BIAS)));
    assertThat((double) all.off() / all.cells()).as("off, seed %d", SEED).isLessThan(OFF);
    assertThat((double) all.wrong() / all.campaigns())
        .as("wrong families, seed %d", SEED)
        .isLessThanOrEqualTo(WRONG);
    assertThat((double) all.covered() / all.pairs())
        .as("coverage, seed %d", SEED)
        .isGreaterThanOrEqualTo(COVERAGE);
  }

  /** Each with a seed of its own, so that what comes out doesn't hang on the threads. */
  private Map<Kind, AgainstTruth> run(Plan plan, boolean inTurns) throws Exception {
    Kind[] kinds = Kind.values();
    Map<Kind, AgainstTruth> sums = new EnumMap<>(Kind.class);
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<AgainstTruth>> campaigns =
          executor.invokeAll(
              IntStream.range(0, CAMPAIGNS)
                  .<Callable<AgainstTruth>>mapToObj(
                      i -> () -> run(plan, kinds[i % kinds.length], inTurns, i))
                  .toList());
      for (int i = 0; i < CAMPAIGNS; i++) {
        sums.merge(kinds[i % kinds.length], campaigns.get(i).get(), AgainstTruth::plus);
      }
    }
    return sums;
  }

  private AgainstTruth run(Plan plan, Kind kind, boolean inTurns, int number) throws Exception {
    long seed = SEED * 1000 + number;
    PlantedCold truth = PlantedCold.random(kind, plan.cells(), new SplittableRandom(seed));
    Path folder = Files.createDirectory(root.resolve("run" + number));
    return new SimulatedCampaign(plan, truth, inTurns, seed, folder).run();
  }

  private static void print(
      PrintStream out, boolean inTurns, Map<Kind, AgainstTruth> kinds, AgainstTruth all) {
    out.printf(
        "Cold starts planted in %d campaigns %s, seed %d%n",
        CAMPAIGNS, inTurns ? "in turns" : "in a row", SEED);
    out.println(
        "kind                     campaigns   bias  cells  off  said  wrong  coverage  forks  again"
            + "  warm-up");
    kinds.forEach((kind, sum) -> print(out, kind.words(), sum));
    print(out, "all", all);
  }

  private static void print(PrintStream out, String kind, AgainstTruth sum) {
    out.printf(
        Locale.ROOT,
        "%-24s %9d %5.1f%% %6d %4d %5d %6d %8.1f%% %6d %6d %6.2f s%n",
        kind,
        sum.campaigns(),
        100 * sum.bias() / sum.cells(),
        sum.cells(),
        sum.off(),
        sum.said(),
        sum.wrong(),
        100.0 * sum.covered() / sum.pairs(),
        sum.forks(),
        sum.again(),
        sum.warmUp() / sum.forks());
  }
}
