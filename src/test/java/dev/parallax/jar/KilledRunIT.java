package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed by SIGKILL at random moments and gone on with until they are done. 200
 * kills: {@code mvn -B verify -Dgroups=long -DexcludedGroups= -Dit.test=KilledRunIT
 * -Dtest=FormattingTest -Dsurefire.failIfNoSpecifiedTests=false}; {@code -Dkilled.runs=40} makes
 * fewer of them, {@code -Dkilled.seed=N} the same choices again.
 */
@EnabledOnOs(OS.LINUX)
class KilledRunIT {
  /** Longer than the tiny run takes on a machine that does nothing else. */
  private static final int LATEST_KILL_MILLIS = 9000;

  /** Of the long test. */
  private static final int KILLS = 200;

  @TempDir Path folder;

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "`kill -9` of a run at any moment",
      sees =
          "nothing; when it is resumed, it measures what is missing, and has the rows of a run"
              + " that was not disturbed",
      exit = 137)
  void aFewKillsLoseNothing() throws Exception {
    killAndGoOn(4, seed());
  }

  @Test
  @Tag("long")
  void manyKillsLoseNothing() throws Exception {
    killAndGoOn(Integer.getInteger("killed.runs", KILLS), seed());
  }

  private static long seed() {
    long seed = Long.getLong("killed.seed", System.nanoTime());
    System.out.println("KilledRunIT: -Dkilled.seed=" + seed);
    return seed;
  }

  private static String[] run(String out) {
    return new String[] {
      "BatchBenchmark.serial",
      "BatchBenchmark.warm",
      "-p",
      "workload=noop",
      "-p",
      "model=virtual",
      "-p",
      "workers=2",
      "-wi",
      "0",
      "-i",
      "1",
      "-r",
      "1ms",
      "--rounds",
      "3",
      "--out",
      out
    };
  }

  private void killAndGoOn(int kills, long seed) throws Exception {
    Random random = new Random(seed);
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    campaigns.run(run("undisturbed")).succeeded();
    Set<String> rows = campaigns.rows("undisturbed");
    assertThat(rows).hasSize(2);

    int killed = 0;
    for (int campaign = 0; killed < kills; campaign++) {
      String out = "run" + campaign;
      boolean done = false;
      while (!done) {
        boolean began = Files.exists(folder.resolve(out).resolve("journal.jsonl"));
        long lines = campaigns.journalLines(out);
        Process process = campaigns.start(began ? new String[] {"--resume", out} : run(out));
        boolean spared = killed >= kills || random.nextInt(4) == 0;
        boolean ended =
            spared
                ? process.waitFor() >= 0
                : process.waitFor(random.nextInt(LATEST_KILL_MILLIS), TimeUnit.MILLISECONDS);
        if (!ended) {
          killed++;
          kill(process, random);
          process.waitFor();
        }
        campaigns.awaitNoProcess();
        String what = "seed %d, kill %d: %s".formatted(seed, killed, campaigns.err());
        assertThat(campaigns.journalLines(out)).as(what).isGreaterThanOrEqualTo(lines);
        done = ended;
        if (done) {
          assertThat(process.exitValue()).as(what).isZero();
        }
      }
      assertThat(campaigns.rows(out)).as("seed %d, kill %d", seed, killed).isEqualTo(rows);
      assertNothingHalfWritten(out);
    }
  }

  /** The launcher, or the JVM that it started, which measures. */
  private static void kill(Process process, Random random) {
    List<ProcessHandle> measuring = process.children().toList();
    if (random.nextBoolean() && !measuring.isEmpty()) {
      measuring.forEach(ProcessHandle::destroyForcibly);
    } else {
      process.destroyForcibly();
    }
  }

  private void assertNothingHalfWritten(String out) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(out))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.equals(RunFiles.LOCK))
          .noneMatch(name -> name.startsWith("."));
    }
  }
}
