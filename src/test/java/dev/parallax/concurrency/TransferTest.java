package dev.parallax.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.workload.Workloads;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes to a worker and back. */
class TransferTest {
  private static final int[] LENGTHS = {0, 1, 7, 8, 9, 4096, 1_000_003, 65_537, 3_000_000, 5};

  @ParameterizedTest
  @EnumSource
  void everyByteComesBackFlippedWhateverWasSentBefore(ConcurrencyModel model) throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    try (Work work = Pools.work(Workloads.available().named("noop"), Map.of());
        WorkerPool pool = model.open(2, work)) {
      for (int length : LENGTHS) {
        byte[] payload = new byte[length];
        random.nextBytes(payload);
        byte[] expected = payload.clone();
        for (int i = 0; i < length; i++) {
          expected[i] = (byte) ~expected[i];
        }
        assertThat(pool.transfer(payload)).isEqualTo(expected);
        // Tasks and transfers take turns in the same pool.
        assertThat(pool.run().size()).isEqualTo(work.tasks());
      }
    }
  }
}
