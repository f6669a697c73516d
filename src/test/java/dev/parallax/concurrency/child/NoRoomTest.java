package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallax.concurrency.child.Holder.Doing;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.jvm.JavaCommand;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Pools for which there is no room, or not what they need. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class NoRoomTest {
  private static final int TASKS = 4;

  @RegisterExtension private final LeakCheck leaks = new LeakCheck();
  @TempDir private Path directory;

  @Test
  void aFolderThatIsNotThereIsNamed() throws Exception {
    Path missing = directory.resolve("missing");
    System.setProperty(PrivateFolder.PLACE, missing.toString());
    assertOpeningFailsWith("no folder can be made in " + missing);
  }

  @Test
  void aFileInThePlaceOfAFolderIsNamed() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    System.setProperty(PrivateFolder.PLACE, file.toString());
    assertOpeningFailsWith("no folder can be made in " + file);
  }

  @Test
  void aFullFolderIsNamed() throws Exception {
    try (SmallFileSystem small = SmallFileSystem.mount(directory, "16k")) {
      System.setProperty(PrivateFolder.PLACE, small.path().toString());
      assertOpeningFailsWith("no room for ");
      assertThat(small.isEmpty()).isTrue();
    }
  }

  @Test
  void aFolderWithoutRoomForPipesIsNamed() throws Exception {
    try (SmallFileSystem small = SmallFileSystem.mount(directory, "16k,nr_inodes=4")) {
      System.setProperty(PrivateFolder.PLACE, small.path().toString());
      assertOpeningFailsWith("mkfifo: cannot create fifo");
      assertThat(small.isEmpty()).isTrue();
    }
  }

  @Test
  void bulkDataThatTheFolderHasNoRoomForClosesThePool() throws Exception {
    try (SmallFileSystem small = SmallFileSystem.mount(directory, "1m")) {
      System.setProperty(PrivateFolder.PLACE, small.path().toString());
      try (Work work = SabotagedWorkload.work(directory, TASKS, 1);
          WorkerPool pool = ProcessPool.open(2, work, PoolOptions.DEFAULT)) {
        assertThat(pool.transfer(new byte[] {1, 2, 3})).isEqualTo(new byte[] {-2, -3, -4});
        assertThat(pool.transfer(new byte[300_000])).hasSize(300_000).containsOnly(-1);
        assertThatThrownBy(() -> pool.transfer(new byte[1 << 20]))
            .isInstanceOf(WorkerFailure.class)
            .hasMessageContaining("no room for 1048576 bytes in " + small.path());
        assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
      }
      assertThat(small.isEmpty()).isTrue();
    }
  }

  @Test
  void filesThatMayNotGrowAreNamed() throws Exception {
    // In a shell of its own: a limit can't be taken back.
    List<String> words = new ArrayList<>(List.of("bash", "-c", "ulimit -f 4; exec \"$@\"", "bash"));
    words.addAll(holder());
    String said = outputOf(new ProcessBuilder(words));
    assertThat(said).contains("WorkerFailure: child JVMs could not be started: no room for ");
  }

  @Test
  void aSystemWithoutMkfifoIsToldSo() throws Exception {
    ProcessBuilder builder = new ProcessBuilder(holder());
    builder.environment().put("PATH", directory.toString());
    assertThat(outputOf(builder))
        .contains("WorkerFailure: child JVMs could not be started: the process model needs the")
        .contains("command mkfifo");
  }

  @Test
  void settingsThatAChildCannotBeToldLeaveNothing() throws Exception {
    Path longName = directory.resolve("x".repeat(40_000));
    try (Work work = SabotagedWorkload.work(longName, TASKS, 1)) {
      assertThatThrownBy(() -> ProcessPool.open(2, work, PoolOptions.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the settings of a workload take");
    }
  }

  private void assertOpeningFailsWith(String message) throws Exception {
    try (Work work = SabotagedWorkload.work(directory, TASKS, 1)) {
      assertThatThrownBy(() -> ProcessPool.open(2, work, PoolOptions.DEFAULT))
          .isInstanceOf(WorkerFailure.class)
          .hasMessageContaining("child JVMs could not be started")
          .hasMessageContaining(message);
      System.setProperty(PrivateFolder.PLACE, leaks.place().toString());
      try (WorkerPool pool = ProcessPool.open(1, work, PoolOptions.DEFAULT)) {
        assertThat(pool.run().stream().map(TaskRun::checksum))
            .isEqualTo(SabotagedWorkload.checksums(TASKS));
      }
    }
  }

  private List<String> holder() {
    return new JavaCommand(Holder.class)
        .withJvmArgs(List.of("-XX:-UsePerfData", "-D" + PrivateFolder.PLACE + "=" + leaks.place()))
        .withArgs(Doing.OPEN.name(), directory.toString())
        .words();
  }

  private static String outputOf(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(1);
    return said;
  }

  /** A file system that is soon full; only for who may mount one. */
  private record SmallFileSystem(Path path) implements Closeable {
    static SmallFileSystem mount(Path directory, String size) throws IOException {
      Path path = Files.createDirectory(directory.resolve("small"));
      assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString()) == 0,
          "may not mount a file system");
      return new SmallFileSystem(path);
    }

    boolean isEmpty() throws IOException {
      try (Stream<Path> files = Files.list(path)) {
        return files.findAny().isEmpty();
      }
    }

    @Override
    public void close() {
      assertThat(run("umount", path.toString())).as("exit code of umount").isZero();
    }

    private static int run(String... words) {
      try {
        return new ProcessBuilder(words).inheritIO().start().onExit().join().exitValue();
      } catch (IOException e) {
        return -1; // there is no such command
      }
    }
  }
}
