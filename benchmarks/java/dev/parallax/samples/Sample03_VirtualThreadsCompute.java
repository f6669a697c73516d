package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;

/**
 * Virtual threads don't speed up computing.
 *
 * <p>A virtual thread runs on a carrier, a platform thread, and there are as many carriers as
 * cores. One that computes never lets go of its carrier. So two virtual threads do as much as two
 * platform threads, sixteen as much as sixteen, and none of them more than the cores can.
 */
public final class Sample03_VirtualThreadsCompute implements Workload {
  @Override
  public Sizes defaultSizes() {
    return new Sizes(16, 1_000_000);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    return Batch.of(parameters.tasks(), index -> Loop.run(index, parameters.size()));
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar 'BatchBenchmark.(serial|warm)' \
   *     --classpath target/parallax-samples.jar -p workload=sample03-virtual-threads-compute \
   *     -p model=platform,virtual -p workers=2,16 -f 7 -wi 2 -w 100ms -i 3 -r 100ms
   *
   * WHAT IS EXPECTED
   *
   *   warm: virtual x 2 faster than serial
   *   warm: virtual x 2 at most 1.1 times as fast as platform x 2
   *   warm: virtual x 16 at most 1.1 times as fast as platform x 16
   *
   * WHERE IT MAY NOT HOLD
   *
   *   With a single core nothing here is faster than serial.
   */
}
