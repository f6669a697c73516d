package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;

/**
 * For a little work, opening a pool takes longer than doing it.
 *
 * <p>The tasks here take about a microsecond each. A program that opens a pool for them, hands them
 * out and closes it again pays for starting threads first, and for child JVMs a whole start each.
 * On the calling thread it would be done by then.
 */
public final class Sample01_PoolStartUp implements Workload {
  @Override
  public Sizes defaultSizes() {
    return new Sizes(8, 500);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    return Batch.of(parameters.tasks(), index -> Loop.run(index, parameters.size()));
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar 'BatchBenchmark.(serial|cold)' \
   *     --classpath target/parallax-samples.jar -p workload=sample01-pool-start-up \
   *     -p model=platform,process -p workers=2 -f 5 -wi 2 -w 100ms -i 3 -r 100ms
   *
   * WHAT IS EXPECTED
   *
   *   cold: platform x 2 slower than serial
   *   cold: process x 2 slower than serial
   *
   * WHERE IT MAY NOT HOLD
   *
   *   Nowhere, as long as a thread takes longer to start than a task of a microsecond to run. Give
   *   it longer tasks (-p size=5000000) and the threads win: that is sample 9.
   */
}
