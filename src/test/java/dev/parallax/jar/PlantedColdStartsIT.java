package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.workload.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real campaigns of work that is slow at the beginning of every JVM, and whose level after that is
 * known: what they say has to be right, or has to say that it isn't warm. 40 campaigns take about
 * half an hour: {@code mvn -B verify -Dgroups=long -DexcludedGroups= -Dit.test=PlantedColdStartsIT
 * -Dtest=FormattingTest -Dsurefire.failIfNoSpecifiedTests=false}; {@code -Dplanted.campaigns=10}
 * makes fewer of them, {@code -Dplanted.seed=N} the same choices again. They measure real times, so
 * nothing else may run: they are no part of the usual tests, where {@code ColdStartSimulationTest}
 * holds the same rule with simulated forks.
 */
@EnabledOnOs(OS.LINUX)
@Tag("long")
class PlantedColdStartsIT {
  private static final Path SOURCES = Path.of("src/test/java/dev/parallax/planted");

  /** Of the long test. */
  private static final int CAMPAIGNS = 40;

  private static final double LEAST_COVERAGE = 0.94;

  /** Of the mean of three forks on a machine that others use too: by chance, not by coldness. */
  private static final double MOST_CELLS_OFF = 0.05;

  @TempDir Path folder;

  @BeforeEach
  void compileTheWork() throws IOException {
    Compiled.classes(
        Files.createDirectory(folder.resolve("classes")),
        Files.readString(SOURCES.resolve("ColdPart.java")),
        Files.readString(SOURCES.resolve("Lanes.java")),
        Files.readString(SOURCES.resolve("PlantedColdStart.java")));
  }

  /**
   * Pools are warm from the beginning, so that to judge all cells by most of them would be wrong.
   */
  @Test
  void whatIsColdInSerialOnlyIsWarmOrSaidNotToBe() throws Exception {
    PlantedOutcome unused =
        check(List.of(new PlantedCampaign("millis", 600, 3, "serial", 4, 3, false, false)));
  }

  @Test
  void manyCampaignsFindTheWarmLevelOrSayThatTheyDidNot() throws Exception {
    long seed = Long.getLong("planted.seed", System.nanoTime());
    System.out.println("PlantedColdStartsIT: -Dplanted.seed=" + seed);
    Random random = new Random(seed);
    int count = Integer.getInteger("planted.campaigns", CAMPAIGNS);
    List<PlantedCampaign> campaigns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      campaigns.add(PlantedCampaign.random(random));
    }
    PlantedOutcome all = check(campaigns);
    assertThat((double) all.cellsOff() / all.cells())
        .as(all.table())
        .isLessThanOrEqualTo(MOST_CELLS_OFF);
  }

  private PlantedOutcome check(List<PlantedCampaign> campaigns) throws Exception {
    List<PlantedOutcome> outcomes = new ArrayList<>();
    for (PlantedCampaign campaign : campaigns) {
      String out = "run" + outcomes.size();
      new Campaigns(Jar.thisJdk(), folder).run(campaign.arguments("classes", out)).succeeded();
      PlantedOutcome outcome = PlantedOutcome.of(campaign, folder.resolve(out));
      assertThat(outcome.cells()).as(campaign.toString()).isEqualTo(campaign.cells().size());
      outcomes.add(outcome);
      System.out.printf("%d of %d: %s%n", outcomes.size(), campaigns.size(), campaign);
      outcome.wrong().forEach(wrong -> System.out.println("  " + wrong.what()));
    }
    PlantedOutcome all = PlantedOutcome.sum(outcomes);
    System.out.print(all.table());
    assertThat(all.wrong()).as(all.table()).isEmpty();
    assertThat(all.coverage()).as(all.table()).isGreaterThanOrEqualTo(LEAST_COVERAGE);
    return all;
  }
}
