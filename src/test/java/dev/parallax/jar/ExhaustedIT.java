package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a machine that has no more of something. */
@EnabledOnOs(OS.LINUX)
class ExhaustedIT {
  private static final Path MEMORY_GROUPS = Path.of("/sys/fs/cgroup/memory");

  private static final List<String> SHORT =
      List.of("-wi", "0", "-i", "1", "-r", "10ms", "--rounds", "5", "--out", "run");
  private static final List<String> NOOP = List.of("BatchBenchmark.serial", "-p", "workload=noop");
  private static final List<String> TWO_CHILDREN =
      List.of(
          "BatchBenchmark.warm",
          "-p",
          "workload=noop",
          "-p",
          "model=platform,process",
          "-p",
          "workers=2");

  @TempDir private Path folder;

  @Fault(
      where = Where.EXHAUSTED,
      kind = "no room on the disk of the run directory",
      sees = "`No space left on device; room is needed there`, the file, and how to resume the run",
      exit = 1)
  @Test
  void aFullDiskIsNamedAndWhatWasMeasuredIsResumed() throws Exception {
    Path small = smallFileSystem("60k");
    try {
      Jar.Result full = run("ulimit -c 0", small, NOOP, List.of());
      assertThat(full.exitCode()).isEqualTo(1);
      assertThat(full.err())
          .contains("error: run/", ": No space left on device; room is needed there\n")
          .endsWith("\nthis resumes it: java -jar benchmarks.jar --resume run\n");
      long measured = measuredForks(small);
      assertThat(measured).isPositive();
      shell("mount -o remount,size=50m " + small);
      Jar.Result resumed = run("ulimit -c 0", small, List.of("--resume", "run"), List.of());
      assertThat(resumed.exitCode()).as(resumed.err()).isZero();
      assertThat(measuredForks(small)).isEqualTo(5);
      assertThat(resumed.err()).contains("[5/5, ");
    } finally {
      assertThat(shell("umount " + small)).isZero();
    }
  }

  @Fault(
      where = Where.EXHAUSTED,
      kind = "no room in shared memory",
      sees =
          "`no room for ... bytes in ...: No space left on device; room is needed there`; other"
              + " cells are measured",
      exit = 1)
  @Test
  void aFullFolderForPoolsIsNamedAndOtherCellsAreMeasured() throws Exception {
    Path small = smallFileSystem("8k");
    try {
      Jar.Result full =
          run(
              "export JAVA_TOOL_OPTIONS=-Dparallax.pool.folder=" + small,
              folder,
              TWO_CHILDREN,
              List.of());
      assertThat(full.exitCode()).isEqualTo(1);
      assertThat(full.err())
          .contains(
              "model=process workers=2 size=default tasks=default failed: java.io.IOException: no"
                  + " room for ",
              " bytes in " + small + "/parallax-",
              ": No space left on device; room is needed there\n")
          .contains("warm noop platform 2 ");
    } finally {
      assertThat(shell("umount " + small)).isZero();
    }
  }

  @Fault(
      where = Where.EXHAUSTED,
      kind = "too many open files (`ulimit -n`)",
      sees = "`more open files are needed than ulimit -n allows`, and how to resume the run",
      exit = 1)
  @Test
  void tooManyOpenFilesEndTheRunWhichCanBeResumed() throws Exception {
    Jar.Result few = run("ulimit -n 20", folder, NOOP, List.of());
    assertThat(few.exitCode()).isEqualTo(1);
    assertThat(few.err())
        .contains("more open files are needed than ulimit -n allows\n")
        .endsWith("\nthis resumes it: java -jar benchmarks.jar --resume run\n");
    assertThat(few.err().lines().filter(line -> line.startsWith("error: "))).hasSize(1);
    Jar.Result resumed = run("true", folder, List.of("--resume", "run"), List.of());
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
  }

  @Fault(
      where = Where.EXHAUSTED,
      kind = "a cell that needs more memory than the machine or one of the control groups has",
      sees =
          "`needs about ... MiB of memory for all JVMs, of ...`; the plan says what its largest"
              + " cell needs",
      exit = 2)
  @Test
  void aPlanThatTheControlGroupHasNoMemoryForIsRefused() throws Exception {
    assumeTrue(Files.isWritable(MEMORY_GROUPS), "may not make a control group");
    Path group = MEMORY_GROUPS.resolve("parallax-test-" + ProcessHandle.current().pid());
    Files.createDirectory(group);
    try {
      Files.writeString(group.resolve("memory.limit_in_bytes"), "700M");
      List<String> cells =
          List.of("BatchBenchmark.warm", "-p", "workload=cpu,vector-add", "-p", "workers=2,8");
      Jar.Result refused =
          run("echo $$ > " + group + "/cgroup.procs", folder, cells, List.of("--dry-run"));
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err())
          .startsWith("error: BatchBenchmark.warm vector-add process 8 needs about ")
          .contains(" MiB of memory for all JVMs, of 700 (" + group + "/memory.limit_in_bytes)")
          .hasLineCount(1);
    } finally {
      assertThat(shell("rmdir " + group)).isZero();
    }
  }

  @Fault(
      where = Where.EXHAUSTED,
      kind = "memory runs out all the same",
      sees = "the kernel ends a child or a fork and not the campaign, by their `oom_score_adj`",
      exit = 1)
  @Test
  void theKernelEndsForksAndChildrenBeforeTheCampaign() throws Exception {
    int campaigns = Integer.parseInt(Files.readString(Path.of("/proc/self/oom_score_adj")).strip());
    Path scores = folder.resolve("scores");
    List<String> command =
        List.of(
            "BatchBenchmark.warm",
            "-p",
            "workload=command",
            "-p",
            "model=platform,process",
            "-p",
            "workers=2",
            "-p",
            "command=cat /proc/self/oom_score_adj >> " + scores);
    Jar.Result measured = run("true", folder, command, List.of());
    assertThat(measured.exitCode()).as(measured.err()).isZero();
    List<Integer> fork = new ArrayList<>();
    for (int raised : List.of(0, 300, 500, 800)) {
      fork.add(Math.min(1000, campaigns + raised));
    }
    assertThat(Files.readAllLines(scores).stream().map(Integer::parseInt).distinct())
        .containsAll(new TreeSet<>(fork));
  }

  private Path smallFileSystem(String size) throws IOException, InterruptedException {
    Path path = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        shell("mount -t tmpfs -o size=%s tmpfs %s".formatted(size, path)) == 0,
        "may not mount a file system");
    return path;
  }

  private static long measuredForks(Path where) throws IOException {
    try (var lines = Files.lines(where.resolve("run/journal.jsonl"))) {
      return lines.filter(line -> line.contains("\"event\":\"measured\"")).count();
    }
  }

  /** Runs the jar in a shell of its own, which a limit was set for before. */
  private Jar.Result run(String before, Path where, List<String> first, List<String> last)
      throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(first);
    if (!first.contains("--resume")) {
      args.addAll(SHORT);
    }
    args.addAll(last);
    List<String> words = new ArrayList<>(List.of("bash", "-c", before + " && exec \"$@\"", "bash"));
    words.addAll(Jar.command(Jar.thisJdk(), args.toArray(String[]::new)));
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    words.add(words.indexOf("-jar"), "-Djava.io.tmpdir=" + temporary);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(where.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    int exitCode = builder.start().waitFor();
    return new Jar.Result(exitCode, Files.readString(out), Files.readString(err));
  }

  private static int shell(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
  }
}
