package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;

/**
 * Virtual threads do speed up waiting, because one can have so many of them.
 *
 * <p>A task that waits needs no core, so what counts is how many wait at the same time. 512 virtual
 * threads wait 64 times as many tasks at once as 8, and far from 64 times as much is paid for them:
 * they are objects on the heap. 512 platform threads would wait as well, once they are started;
 * here they are started for each batch, as they would be by a program that doesn't keep a pool of
 * 512 threads at hand.
 */
public final class Sample04_VirtualThreadsWait implements Workload {
  @Override
  public Sizes defaultSizes() {
    return new Sizes(512, 2);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    return Batch.of(
        parameters.tasks(),
        index -> {
          Thread.sleep(parameters.size());
          return index + 1L;
        });
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar BatchBenchmark.cold \
   *     --classpath target/parallax-samples.jar -p workload=sample04-virtual-threads-wait \
   *     -p model=platform,virtual -p workers=8,512 -f 5 -wi 2 -w 200ms -i 3 -r 200ms
   *
   * WHAT IS EXPECTED
   *
   *   cold: virtual x 512 at least 4 times as fast as virtual x 8
   *   cold: virtual x 512 faster than platform x 512
   *
   * WHERE IT MAY NOT HOLD
   *
   *   In warm pools (BatchBenchmark.warm) platform threads wait about as well as virtual ones: what
   *   they cost there is memory. Nor does it hold where what is waited for can't be had 512 times at
   *   once, such as a disk.
   */
}
