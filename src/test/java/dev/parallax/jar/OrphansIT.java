package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A killed campaign leaves no process: not the fork, not the child JVMs, not the server. */
@EnabledOnOs(OS.LINUX)
class OrphansIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  @Fault(
      where = Where.CHILD_JVMS,
      kind = "`kill -9` of a run whose fork has child JVMs and a server",
      sees = "nothing; no process of it survives",
      exit = 137)
  void nothingSurvivesAKilledCampaign() throws Exception {
    File output = folder.resolve("output.txt").toFile();
    List<String> command =
        new ArrayList<>(
            Jar.command(
                Jar.thisJdk(),
                "BatchBenchmark.warm",
                "-p",
                "workload=download",
                "-p",
                "model=process",
                "-p",
                "workers=2",
                "-p",
                "latency=1000",
                "-f",
                "1"));
    // Whatever a killed JVM could not delete goes with the test's folder.
    command.add(1, "-Djava.io.tmpdir=" + folder);
    Process launcher =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      // Launcher, measuring JVM, fork, server, two children.
      List<ProcessHandle> tree = awaitDescendants(launcher, 5);
      launcher.destroyForcibly();
      awaitGone(tree);
    } finally {
      launcher.descendants().forEach(ProcessHandle::destroyForcibly);
      launcher.destroyForcibly();
    }
  }

  private static List<ProcessHandle> awaitDescendants(Process parent, int count)
      throws InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    List<ProcessHandle> tree = parent.descendants().toList();
    while (tree.size() < count) {
      assertThat(System.nanoTime()).as("processes so far: %s", tree).isLessThan(deadline);
      assertThat(parent.isAlive()).isTrue();
      Thread.sleep(20);
      tree = parent.descendants().toList();
    }
    return tree;
  }

  private static void awaitGone(List<ProcessHandle> tree) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    for (ProcessHandle process : tree) {
      while (!isGone(process.pid())) {
        assertThat(System.nanoTime()).as("%s lives on", process.info()).isLessThan(deadline);
        Thread.sleep(20);
      }
    }
  }

  /** A zombie that nobody has reaped yet is gone: it holds nothing but its number. */
  private static boolean isGone(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
    } catch (IOException e) {
      return true;
    }
  }
}
