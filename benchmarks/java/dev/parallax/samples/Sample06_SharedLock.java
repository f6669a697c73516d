package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sharing;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;

/**
 * Under a lock that all tasks share, threads take turns, and no number of them helps.
 *
 * <p>All of each task is under the lock here, so that two threads take as long as one. Child JVMs
 * share no memory: each has a lock of its own, waits for nobody, and is faster. Whether a program
 * may do that is for the programmer to know: if the lock guards something, two processes have two
 * of it. {@link #sharing} says that they do other work, and so they are shown and never
 * recommended.
 */
public final class Sample06_SharedLock implements Workload {
  @Override
  public Sizes defaultSizes() {
    return new Sizes(16, 500_000);
  }

  @Override
  public Sharing sharing() {
    return Sharing.LOCK;
  }

  @Override
  public Batch prepare(Parameters parameters) {
    Object lock = new Object();
    return Batch.of(
        parameters.tasks(),
        index -> {
          synchronized (lock) {
            return Loop.run(index, parameters.size());
          }
        });
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar 'BatchBenchmark.(serial|warm)' \
   *     --classpath target/parallax-samples.jar -p workload=sample06-shared-lock \
   *     -p model=platform,process -p workers=2 -f 5 -wi 2 -w 100ms -i 3 -r 100ms
   *
   * WHAT IS EXPECTED
   *
   *   warm: platform x 2 at most 1.1 times as fast as serial
   *   warm: process x 2 faster than platform x 2
   *
   * WHERE IT MAY NOT HOLD
   *
   *   With a single core processes are as slow as threads.
   */
}
