package dev.parallax.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.concurrency.child.ProcessPool;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs before the work that is measured, if a profile is to be polluted. */
class OtherWorksTest {
  private static Workload named(String name) {
    return Workloads.available().named(name);
  }

  static List<String> workloads() {
    return Stream.concat(Workloads.ARTICLE.stream(), Stream.of("noop", "sleep")).toList();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void whateverIsMeasuredTheCallsSeeThreeTypesOfBatchesAndOfTasksAndNotItself(String measured) {
    Set<Class<?>> batches = new HashSet<>();
    Set<Class<?>> tasks = new HashSet<>();
    try (OtherWorks others = OtherWorks.than(named(measured))) {
      assertThat(others.works())
          .hasSizeGreaterThanOrEqualTo(6)
          .noneMatch(work -> work.workload().name().equals(measured));
      for (Work work : others.works()) {
        batches.add(work.batch().getClass());
        tasks.add(work.batch().task(0).getClass());
      }
    }
    assertThat(batches).hasSizeGreaterThanOrEqualTo(3);
    assertThat(tasks).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = ConcurrencyModel.class,
      names = {"SERIAL", "PLATFORM", "FORKJOIN", "VIRTUAL", "UNBOUNDED"})
  void theyRunByPoolsOfThreadsAndLeaveNeitherFilesNorThreads(ConcurrencyModel model)
      throws InterruptedException {
    OtherWorks others = OtherWorks.than(named("cpu"));
    Path files = filesOf(others);
    try (others) {
      assertThat(files).isDirectory();
      others.run(model, 2);
    }
    assertThat(files).doesNotExist();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("platform-") || name.startsWith("forkjoin-"));
  }

  @Test
  void childJvmsRunThemAndThenTheWorkThatIsMeasured() throws InterruptedException, IOException {
    try (Work work = cpu();
        OtherWorks others = OtherWorks.than(work.workload());
        WorkerPool pool = ProcessPool.open(2, work, PoolOptions.DEFAULT)) {
      long expected = pool.run().checksum();
      others.runIn(pool);
      assertThat(filesOf(others)).isEmptyDirectory();
      assertThat(pool.run().checksum()).isEqualTo(expected);
    }
  }

  @Test
  void oneThatFailsInAChildIsNamedAndThePoolCanGoBackToItsOwnWork(@TempDir Path trigger)
      throws InterruptedException, IOException {
    Map<String, String> settings = Map.of("fault", "throw", "trigger", trigger.toString());
    try (Work work = cpu();
        Work failing = Pools.work(new FaultyWorkload(), settings);
        WorkerPool pool = ProcessPool.open(1, work, PoolOptions.DEFAULT)) {
      long expected = pool.run().checksum();
      assertThatThrownBy(() -> pool.runOthers(List.of(failing), 1, 1))
          .isInstanceOf(WorkloadException.class)
          .hasMessageStartingWith("workload faulty: child 0 threw java.io.IOException: boom");
      pool.runOthers(List.of(), 1, 1);
      assertThat(pool.run().checksum()).isEqualTo(expected);
    }
  }

  private static Work cpu() {
    Workload cpu = named("cpu");
    return Work.open(cpu, Parameters.resolve(cpu, "1000", "8", Map.of()));
  }

  private static Path filesOf(OtherWorks others) {
    return others.works().stream()
        .flatMap(work -> Stream.ofNullable(work.parameters().settings().get("directory")))
        .map(Path::of)
        .findFirst()
        .orElseThrow();
  }
}
