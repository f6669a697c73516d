package dev.parallax.machine.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that are to begin at the same time. */
@Timeout(60)
class StartLineTest {
  /** More threads than cores too: they can't all run at once, and begin all the same. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void nobodyBeginsBeforeAllAreHereHoweverOftenTheLineIsUsed(int threads) throws Exception {
    int times = 20;
    StartLine line = new StartLine(threads);
    List<AtomicInteger> here = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      here.add(new AtomicInteger());
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<List<Integer>>> seen = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        seen.add(
            pool.submit(() -> {
              List<Integer> ofThread = new ArrayList<>();
              for (AtomicInteger count : here) {
                count.incrementAndGet();
                line.await();
                ofThread.add(count.get());
              }
              return ofThread;
            }));
      }
      for (Future<List<Integer>> one : seen) {
        assertThat(one.get()).hasSize(times).containsOnly(threads);
      }
    }
  }

  @Test
  void whoWaitsInVainCanBeInterrupted() throws Exception {
    StartLine line = new StartLine(2);
    CountDownLatch runs = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<?> waiting =
          pool.submit(() -> {
            runs.countDown();
            line.await();
            return null;
          });
      runs.await(); // shutdownNow drops tasks that don't run yet
      pool.shutdownNow();
      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
  }
}
