package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;

/**
 * A process is worth its start when the work it is started for is long.
 *
 * <p>Two child JVMs halve the time of what they compute, and cost a start each. With tasks of half
 * a millisecond the start is nearly all there is; with tasks of half a second it is a small part.
 * The closing page of a run reckons how much work it takes (Why).
 *
 * <p>That is against doing it serially. Threads need no start worth the name, so against them a
 * process is only worth it when it gains something that threads can't: samples 6 and 7.
 */
public final class Sample05_ProcessStart implements Workload {
  @Override
  public Sizes defaultSizes() {
    return new Sizes(4, 200_000);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    return Batch.of(parameters.tasks(), index -> Loop.run(index, parameters.size()));
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar 'BatchBenchmark.(serial|cold)' \
   *     --classpath target/parallax-samples.jar -p workload=sample05-process-start \
   *     -p size=200000,200000000 -p model=process -p workers=2 -f 5 -wi 1 -w 100ms -i 2 -r 100ms
   *
   * WHAT IS EXPECTED
   *
   *   size=200000, cold: process x 2 slower than serial
   *   size=200000000, cold: process x 2 faster than serial
   *
   * WHERE IT MAY NOT HOLD
   *
   *   Where a JVM takes a second to start, or a core is very fast, the long tasks have to be longer
   *   (-p size=1000000000). With a single core processes are never faster.
   */
}
