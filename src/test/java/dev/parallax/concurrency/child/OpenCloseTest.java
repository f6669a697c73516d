package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pools opened and closed in a row. */
@ExtendWith(LeakCheck.class)
class OpenCloseTest {
  private static final int TASKS = 4;

  @TempDir private Path orders;

  @Test
  void fiftyInARowLeaveNothing() throws Exception {
    openAndClose(50);
  }

  @Test
  @Tag("long")
  void aThousandInARowLeaveNothing() throws Exception {
    openAndClose(1000);
  }

  private void openAndClose(int times) throws Exception {
    try (Work work = SabotagedWorkload.work(orders, TASKS, 1)) {
      for (int i = 0; i < times; i++) {
        // Every other pool is closed before its children are there, or before they have worked.
        try (ProcessPool pool = ProcessPool.spawn(1 + i % 2, work, PoolOptions.DEFAULT)) {
          if (i % 5 > 0) {
            pool.awaitReady();
          }
          if (i % 5 > 1) {
            assertRunsClean(pool);
          }
          if (i % 5 > 2) {
            assertThat(pool.transfer(new byte[i + 1])).containsOnly(-1);
          }
        }
      }
    }
  }

  private static void assertRunsClean(WorkerPool pool) throws InterruptedException {
    assertThat(pool.run().stream().map(TaskRun::checksum))
        .isEqualTo(SabotagedWorkload.checksums(TASKS));
  }
}
