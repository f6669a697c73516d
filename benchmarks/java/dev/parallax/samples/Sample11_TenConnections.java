package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sharing;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Behind a pool of ten connections the eleventh thread of any kind waits.
 *
 * <p>A task holds one of ten places for {@link Sizes#size} microseconds. From ten workers on, a
 * batch takes a tenth of its tasks times that long, whether two hundred platform threads or two
 * hundred virtual ones stand in the queue. Who asks which of them to use has asked about the wrong
 * end: the pool has to grow, or the time that a place is held to shrink. Child JVMs have ten places
 * each, which is other work, so they are never recommended.
 */
public final class Sample11_TenConnections implements Workload {
  private static final int PLACES = 10;

  @Override
  public Sizes defaultSizes() {
    return new Sizes(200, 2_000);
  }

  @Override
  public Sharing sharing() {
    return Sharing.LOCK;
  }

  @Override
  public Batch prepare(Parameters parameters) {
    Semaphore places = new Semaphore(PLACES);
    return Batch.of(
        parameters.tasks(),
        index -> {
          places.acquire();
          try {
            TimeUnit.MICROSECONDS.sleep(parameters.size());
            return index + 1L;
          } finally {
            places.release();
          }
        });
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar BatchBenchmark.warm \
   *     --classpath target/parallax-samples.jar -p workload=sample11-ten-connections \
   *     -p model=platform,virtual -p workers=1,10,200 -f 5 -wi 2 -w 100ms -i 3 -r 100ms
   *
   * WHAT IS EXPECTED
   *
   *   warm: virtual x 10 at least 5 times as fast as virtual x 1
   *   warm: virtual x 200 at most 1.1 times as fast as virtual x 10
   *   warm: platform x 200 at most 1.1 times as fast as virtual x 10
   *
   * WHERE IT MAY NOT HOLD
   *
   *   Where waking the next in the queue takes long against the time that a place is held, and more
   *   workers have the next one awake already.
   */
}
