package dev.parallax.measure.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.workload.Parameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Allocation and collection of this JVM and real child JVMs, against what tasks allocate. */
@Timeout(60)
class ChildUsageTest {
  private static final int BATCHES = 3;
  private static final int TASKS = 8;
  private static final int PIECES = 16;
  private static final double BYTES =
      (double) BATCHES * TASKS * PIECES * GarbageWorkload.PIECE_BYTES;

  /** What is done between begin and end. */
  private interface Action {
    void run() throws Exception;
  }

  @ParameterizedTest
  @EnumSource(ConcurrencyModel.class)
  void whatTasksAllocateIsCountedOnceInWhicheverJvm(ConcurrencyModel model) throws Exception {
    try (Work work = work();
        WorkerPool pool = model.open(2, work)) {
      Map<String, Double> figures = measure(pool::childUsage, () -> runBatches(pool));
      // Beyond the tasks': the pool's own, and what else this JVM does meanwhile.
      assertThat(figures.get("tree.alloc")).isBetween(BYTES, 1.03 * BYTES);
      assertThat(figures.get("tree.gc.time")).as("of %d collections", BATCHES * TASKS).isPositive();
    }
  }

  @Test
  void whatChildrenHadUsedBeforeIsNotCounted() throws Exception {
    try (Work work = work();
        WorkerPool pool = ConcurrencyModel.PROCESS.open(2, work)) {
      runBatches(pool);
      pool.warmUp(1);
      Map<String, Double> figures = measure(pool::childUsage, () -> {});
      assertThat(figures.get("tree.alloc")).isLessThan(0.03 * BYTES);
      assertThat(figures.get("tree.gc.time")).isZero();
    }
  }

  @Test
  void aSumThatLacksAProcessIsAbsent() throws Exception {
    try (Work work = work();
        WorkerPool pool = ConcurrencyModel.PROCESS.open(1, work)) {
      Process other = new ProcessBuilder("sleep", "60").start();
      try {
        assertAbsent(measure(pool::childUsage, () -> {}));
      } finally {
        other.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void childrenThatBeginMeanwhileMakeItAbsent() throws Exception {
    try (Work work = work();
        WorkerPool pool = ConcurrencyModel.PROCESS.open(1, work)) {
      assertAbsent(
          measure(
              pool::childUsage,
              () -> {
                try (WorkerPool cold = ConcurrencyModel.PROCESS.open(1, work)) {
                  runBatches(cold);
                }
              }));
    }
  }

  @Test
  void childrenThatEndMeanwhileMakeItAbsent() throws Exception {
    try (Work work = work();
        WorkerPool pool = ConcurrencyModel.PROCESS.open(1, work)) {
      assertAbsent(measure(pool::childUsage, pool::close));
    }
  }

  private static void assertAbsent(Map<String, Double> figures) {
    assertThat(figures)
        .containsKey("tree.rss.peak")
        .doesNotContainKeys("tree.alloc", "tree.gc.time");
  }

  private static Map<String, Double> measure(TreeMeter.Children children, Action action)
      throws Exception {
    TreeMeter meter = TreeMeter.ofThisJvm();
    meter.begin(children);
    action.run();
    List<Figure> figures = meter.end();
    return figures.stream().collect(Collectors.toMap(Figure::name, Figure::value));
  }

  private static void runBatches(WorkerPool pool) throws InterruptedException {
    for (int i = 0; i < BATCHES; i++) {
      assertThat(pool.run().size()).isEqualTo(TASKS);
    }
  }

  private static Work work() {
    GarbageWorkload workload = new GarbageWorkload();
    return Work.open(
        workload,
        Parameters.resolve(workload, Integer.toString(PIECES), Integer.toString(TASKS), Map.of()));
  }
}
