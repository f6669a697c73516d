package dev.parallax.workload.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.Pools;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workload does the same work in every model, real child JVMs included. */
class ChecksumsIT {
  /** A cluster takes seconds to start: ClusterPoolTest runs some of the workloads on one. */
  private static final Set<ConcurrencyModel> MODELS =
      EnumSet.complementOf(EnumSet.of(ConcurrencyModel.CLUSTER));

  private static final int TASKS = 5;
  private static final int WORKERS = 2;

  /** Name, size and settings of small batches: every workload, and the ends of its ranges. */
  static Stream<Arguments> batches() {
    return Stream.concat(
        Workloads.available().names().stream().map(name -> Arguments.of(name, "1", Map.of())),
        further());
  }

  private static Stream<Arguments> further() {
    return Stream.of(
        Arguments.of("download", "2", Map.of("latency", "1", "payload", "3000")),
        Arguments.of("file-write", "3000000", Map.of("sync", "fsync")),
        Arguments.of("file-write", "1", Map.of("sync", "dsync")),
        Arguments.of("vector-add", "1000", Map.of()),
        Arguments.of("dot-product", "60", Map.of()),
        Arguments.of("dot-product", "1000", Map.of("kind", "vector")),
        Arguments.of("cpu", "1000", Map.of()),
        Arguments.of("mixed", "2", Map.of("latency", "1", "payload", "1000")),
        Arguments.of("allocate", "3000", Map.of()),
        Arguments.of("lock", "1001", Map.of("lock", "monitor", "held", "33")),
        Arguments.of("lock", "1001", Map.of("lock", "reentrant", "held", "100")),
        Arguments.of("command", "1", Map.of("command", "echo a, $PARALLAX_TASK")),
        Arguments.of("command", "1", Map.of("command", "date +%N", "checksum", "exit")));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void everyModelReturnsTheSameChecksumForEveryTask(
      String name, String size, Map<String, String> settings) throws Exception {
    try (Work work = work(name, size, settings)) {
      List<Long> serial = checksums(ConcurrencyModel.SERIAL, work);
      for (ConcurrencyModel model : MODELS) {
        assertThat(checksums(model, work)).as(model.label()).isEqualTo(serial);
      }
    }
  }

  static Stream<Arguments> sendable() {
    return Stream.of(
        Arguments.of("file-write", Map.of()),
        Arguments.of("vector-add", Map.of()),
        Arguments.of("dot-product", Map.of("kind", "matrix")),
        Arguments.of("dot-product", Map.of("kind", "vector")));
  }

  @ParameterizedTest
  @MethodSource("sendable")
  void inputThatIsSentIsTheInputThatIsMade(String name, Map<String, String> settings)
      throws Exception {
    Workload workload = Workloads.available().named(name);
    Parameters made = Parameters.resolve(workload, "100", "3", settings);
    try (Work sentWork = Work.open(workload, made.with("input", "sent"));
        Work madeWork = Work.open(workload, made)) {
      assertThat(checksums(ConcurrencyModel.PROCESS, sentWork))
          .isEqualTo(checksums(ConcurrencyModel.SERIAL, madeWork));
    }
  }

  static Stream<Arguments> otherInputs() {
    return Stream.of(
        Arguments.of("file-write", Map.of()),
        Arguments.of("vector-add", Map.of()),
        Arguments.of("dot-product", Map.of("kind", "matrix")),
        Arguments.of("dot-product", Map.of("kind", "vector")),
        Arguments.of("cpu", Map.of()),
        Arguments.of("allocate", Map.of()),
        Arguments.of("lock", Map.of("held", "0")),
        Arguments.of("lock", Map.of("held", "100")));
  }

  @ParameterizedTest
  @MethodSource("otherInputs")
  void otherWorkHasAnotherChecksumAndSoHasEveryTask(String name, Map<String, String> settings)
      throws Exception {
    try (Work one = work(name, "100", settings);
        Work other = work(name, "101", settings)) {
      List<Long> checksums = checksums(ConcurrencyModel.SERIAL, one);
      assertThat(checksums).doesNotHaveDuplicates();
      assertThat(checksums).doesNotContainAnyElementsOf(checksums(ConcurrencyModel.SERIAL, other));
    }
  }

  private static Work work(String name, String size, Map<String, String> settings) {
    Workload workload = Workloads.available().named(name);
    return Work.open(
        workload, Parameters.resolve(workload, size, Integer.toString(TASKS), settings));
  }

  private static List<Long> checksums(ConcurrencyModel model, Work work)
      throws InterruptedException {
    return Pools.runOnce(model, WORKERS, work).stream().map(TaskRun::checksum).toList();
  }
}
