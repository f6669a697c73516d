package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Footprint;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;

/**
 * Threads share a heap, and all of them stop while it is collected; a process has a heap of its
 * own.
 *
 * <p>Each task keeps the last {@value #KEPT} arrays that it made, so that a collection finds some
 * megabytes alive and has to copy them. With the serial collector one thread does that while all
 * others wait, and the more threads make garbage, the more often it does. Two child JVMs collect
 * beside each other.
 */
public final class Sample07_Garbage implements Workload {
  private static final int KEPT = 1 << 16;

  @Override
  public Sizes defaultSizes() {
    return new Sizes(4, 1_000_000);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    return Batch.of(parameters.tasks(), index -> churn(index, parameters.size()));
  }

  private static long churn(long seed, int arrays) {
    long[][] kept = new long[KEPT][];
    long sum = seed;
    for (int i = 0; i < arrays; i++) {
      long[] dropped = kept[i % KEPT];
      sum = 31 * sum + (dropped == null ? 1 : dropped[0]);
      kept[i % KEPT] = new long[] {seed + i, 0, 0, 0, 0, 0, 0, 0};
    }
    return sum;
  }

  @Override
  public Footprint footprint(Parameters parameters) {
    // What is kept takes 80 bytes an array and its place; as much again to copy it to, and garbage.
    return new Footprint(1 << 20, 24 << 20);
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar 'BatchBenchmark.(serial|warm)' \
   *     --classpath target/parallax-samples.jar -p workload=sample07-garbage \
   *     -p model=platform,process -p workers=2 -jvmArgs '-XX:+UseSerialGC -Xmx256m' \
   *     -f 5 -wi 2 -w 200ms -i 3 -r 200ms
   *
   * WHAT IS EXPECTED
   *
   *   warm: process x 2 faster than platform x 2
   *
   * WHERE IT MAY NOT HOLD
   *
   *   With a collector that has as many threads as there are cores (-XX:+UseParallelGC) the shared
   *   heap loses much less. With a larger heap (-Xmx2g) there is less to collect. With a single core
   *   processes can't collect beside each other.
   */
}
