package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A thread that is interrupted while it uses a pool of children. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class InterruptedCallerTest {
  private static final int MINUTE_MICROS = 60_000_000;

  @TempDir private Path orders;

  @Test
  void anInterruptInTheMiddleOfARunClosesThePool() throws Exception {
    try (Work work = SabotagedWorkload.work(orders, 4, MINUTE_MICROS);
        WorkerPool pool = ProcessPool.open(2, work, PoolOptions.DEFAULT)) {
      CountDownLatch running = new CountDownLatch(1);
      Thread caller = Thread.currentThread();
      Thread interrupter = Thread.ofPlatform().start(() -> interruptSoonAfter(running, caller));
      running.countDown();
      assertThatThrownBy(pool::run).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
      interrupter.join();
    }
  }

  private static void interruptSoonAfter(CountDownLatch running, Thread caller) {
    try {
      running.await();
      Thread.sleep(200); // by when the tasks are in progress, or not quite: both must do
      caller.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }

  @Test
  void aThreadThatWasInterruptedBeforeCannotOpenAPool() throws Exception {
    try (Work work = SabotagedWorkload.work(orders, 4, 1)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> ProcessPool.open(2, work, PoolOptions.DEFAULT))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void aThreadThatWasInterruptedBeforeCannotRun() throws Exception {
    try (Work work = SabotagedWorkload.work(orders, 4, 1);
        WorkerPool pool = ProcessPool.open(2, work, PoolOptions.DEFAULT)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(pool::run).isInstanceOf(InterruptedException.class);
      assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aThreadThatWasInterruptedBeforeCannotTransfer() throws Exception {
    try (Work work = SabotagedWorkload.work(orders, 4, 1);
        WorkerPool pool = ProcessPool.open(1, work, PoolOptions.DEFAULT)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pool.transfer(new byte[100_000]))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void aThreadThatWasInterruptedBeforeClosesAPoolAllTheSameAndStaysInterrupted() throws Exception {
    try (Work work = SabotagedWorkload.work(orders, 4, 1)) {
      try (WorkerPool pool = ProcessPool.open(2, work, PoolOptions.DEFAULT)) {
        assertThat(pool.run().stream().map(TaskRun::checksum))
            .isEqualTo(SabotagedWorkload.checksums(4));
        Thread.currentThread().interrupt();
      }
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
