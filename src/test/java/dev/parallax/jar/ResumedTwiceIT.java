package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two processes and one run directory, each with a lock of JMH's of its own. */
@EnabledOnOs(OS.LINUX)
class ResumedTwiceIT {
  @TempDir Path folder;
  @TempDir Path otherFolder;

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "two processes write one run directory",
      sees = "`...: another process is writing the run there; wait for its end`",
      exit = 2)
  void theSecondIsRefusedInOneLineAndDestroysNothing() throws Exception {
    Campaigns first = new Campaigns(Jar.thisJdk(), folder);
    Process killed =
        first.start(
            "BatchBenchmark.serial",
            "-p",
            "workload=noop",
            "-wi",
            "0",
            "-i",
            "2",
            "-r",
            "100ms",
            "-f",
            "8",
            "--out",
            "run");
    first.awaitJournalLines("run", 3);
    killed.destroyForcibly().waitFor();
    first.awaitNoProcess();

    Process resuming = first.start("--resume", "run");
    first.awaitJournalLines("run", 5);
    Path run = folder.resolve("run");
    assertThat(holderOfLock(run.resolve(".lock"))).isIn(pids(resuming));
    String before = Files.readString(run.resolve("journal.jsonl"));
    Jar.Result second = new Campaigns(Jar.thisJdk(), otherFolder).run("--resume", run.toString());
    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.err().lines().filter(line -> line.startsWith("error: ")))
        .containsExactly(
            "error: %s: another process is writing the run there; wait for its end".formatted(run));
    assertThat(holderOfLock(run.resolve(".lock"))).isIn(pids(resuming));
    assertThat(resuming.waitFor()).isZero();
    assertThat(Files.readString(run.resolve("journal.jsonl")))
        .startsWith(before)
        .containsOnlyOnce("\"event\":\"resumed\"");
    assertThat(first.rows("run")).singleElement().asString().endsWith(": 8 forks");
  }

  /** The launcher and the JVM that it started. */
  private static List<Long> pids(Process process) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(process.pid()),
            process.descendants().map(ProcessHandle::pid))
        .toList();
  }

  private static long holderOfLock(Path file) throws Exception {
    String inode = ":%s ".formatted(Files.getAttribute(file, "unix:ino"));
    String lock =
        Files.readAllLines(Path.of("/proc/locks")).stream()
            .filter(line -> line.contains(inode))
            .findFirst()
            .orElse("0: POSIX ADVISORY WRITE 0");
    return Long.parseLong(lock.strip().split("\\s+", -1)[4]);
  }
}
