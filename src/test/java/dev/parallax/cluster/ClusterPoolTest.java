package dev.parallax.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.concurrency.Children;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.Pools;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Members on the loopback interface do what threads do, and none is left behind. */
class ClusterPoolTest {
  private static final PoolOptions QUICK_TO_GIVE_UP =
      PoolOptions.DEFAULT.withDeadline(Duration.ofSeconds(2));

  /** As the kernel writes them: 127.0.0.1 and ::ffff:127.0.0.1. */
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F");

  private static Work work(String name, Map<String, String> settings, int tasks) {
    Workload workload = Workloads.available().named(name);
    return Work.open(
        workload, Parameters.resolve(workload, "default", Integer.toString(tasks), settings));
  }

  private static long serially(Work work) throws InterruptedException {
    return Pools.runOnce(ConcurrencyModel.SERIAL, 1, work).checksum();
  }

  @Test
  void everyTaskIsRunOnceOnOurClockAndMembersShareThem() throws Exception {
    List<ProcessHandle> before = Children.ofThisJvm();
    try (Work work = work("cpu", Map.of(), 16);
        WorkerPool pool = ConcurrencyModel.CLUSTER.open(2, work)) {
      long begun = System.nanoTime();
      TaskRuns runs = pool.run();
      long ended = System.nanoTime();
      assertThat(runs.checksum()).isEqualTo(serially(work));
      assertThat(runs.stream().map(TaskRun::worker)).containsOnly(0, 1);
      assertThat(runs.stream())
          .allMatch(run -> begun <= run.startNanos() && run.stopNanos() <= ended);
      pool.warmUp(1);
      assertThat(pool.childUsage()).hasSize(2);
    }
    assertThat(Children.ofThisJvm()).isEqualTo(before);
  }

  @Test
  void manySmallTasksGoSeveralInAMessage() throws Exception {
    try (Work work = work("noop", Map.of(), 20_000);
        WorkerPool pool = ConcurrencyModel.CLUSTER.open(2, work)) {
      assertThat(pool.run().checksum()).isEqualTo(serially(work));
      assertThat(pool.run().checksum()).isEqualTo(serially(work));
    }
  }

  @Test
  void inputIsSentAndBytesComeBackFlipped() throws Exception {
    try (Work work = work("vector-add", Map.of("input", "sent"), 4);
        WorkerPool pool = ConcurrencyModel.CLUSTER.open(2, work)) {
      assertThat(pool.run().checksum()).isEqualTo(serially(work));
      byte[] payload = new byte[1 << 20];
      new Random(7).nextBytes(payload);
      byte[] flipped = pool.transfer(payload);
      for (int i = 0; i < payload.length; i++) {
        payload[i] = (byte) ~payload[i];
      }
      assertThat(Arrays.equals(flipped, payload)).isTrue();
    }
  }

  @Test
  void aMemberThatIsKilledFailsTheOperationByNameAndNoneIsLeft() throws Exception {
    List<ProcessHandle> before = Children.ofThisJvm();
    try (Work work = work("sleep", Map.of(), 200);
        WorkerPool pool = ConcurrencyModel.CLUSTER.open(2, work)) {
      List<ProcessHandle> members = ours(before);
      var killer =
          Thread.ofPlatform()
              .start(() -> {
                var unused = members.getFirst().destroyForcibly();
              });
      assertThatThrownBy(pool::run)
          .isInstanceOf(WorkerFailure.class)
          .hasMessageMatching("(?s)member [01] \\(pid \\d+, ended with exit code 137.*");
      killer.join();
      assertThat(Children.stillThereAfterWaiting(members)).isEmpty();
      assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aMemberThatIsFrozenFailsTheOperationWithinTheDeadline() throws Exception {
    List<ProcessHandle> before = Children.ofThisJvm();
    try (Work work = work("sleep", Map.of(), 200);
        WorkerPool pool = ConcurrencyModel.CLUSTER.open(2, work, QUICK_TO_GIVE_UP)) {
      List<ProcessHandle> members = ours(before);
      Process stop =
          new ProcessBuilder("kill", "-s", "STOP", Long.toString(members.getFirst().pid())).start();
      assertThat(stop.waitFor()).isZero();
      assertThatThrownBy(pool::run)
          .isInstanceOf(WorkerFailure.class)
          .hasMessageContaining("stopped by a signal")
          .hasMessageContaining("within PT2S");
      assertThat(Children.stillThereAfterWaiting(members)).isEmpty();
    }
  }

  @Test
  void nothingListensButOnTheLoopbackInterface() throws Exception {
    Set<String> before = listening();
    try (Work work = work("noop", Map.of(), 2);
        WorkerPool pool = ConcurrencyModel.CLUSTER.open(2, work)) {
      assertThat(pool.run().size()).isEqualTo(2);
      Set<String> opened = listening();
      opened.removeAll(before);
      assertThat(opened)
          .isNotEmpty()
          .allMatch(address -> LOOPBACK.contains(address.replaceFirst(":.*", "")));
    }
  }

  /** Addresses of the network that somebody listens on. */
  private static Set<String> listening() throws Exception {
    Set<String> addresses = new TreeSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = Path.of("/proc/net", table);
      if (Files.exists(file)) {
        addresses.addAll(
            Files.readAllLines(file).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 3 && fields[3].equals("0A"))
                .map(fields -> fields[1])
                .collect(Collectors.toSet()));
      }
    }
    return addresses;
  }

  private static List<ProcessHandle> ours(List<ProcessHandle> before) {
    return Children.ofThisJvm().stream().filter(child -> !before.contains(child)).toList();
  }
}
