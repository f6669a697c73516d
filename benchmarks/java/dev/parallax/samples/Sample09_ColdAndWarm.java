package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;

/**
 * The same work has two answers: one for a pool that is kept, and one for a pool that is opened for
 * it.
 *
 * <p>A warm child JVM has been started, has loaded its classes and has compiled what it runs: it is
 * a core more. A cold one is started for this batch, and begins in the interpreter. A pool of
 * threads is little dearer cold than warm, for its threads share what their JVM has compiled
 * already. Whoever measures child JVMs warm and then starts them for each request has measured
 * something else.
 */
public final class Sample09_ColdAndWarm implements Workload {
  @Override
  public Sizes defaultSizes() {
    return new Sizes(8, 4_000_000);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    return Batch.of(parameters.tasks(), index -> Loop.run(index, parameters.size()));
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar BatchBenchmark \
   *     --classpath target/parallax-samples.jar -p workload=sample09-cold-and-warm \
   *     -p model=platform,process -p workers=2 -f 5 -wi 2 -w 100ms -i 3 -r 100ms
   *
   * WHAT IS EXPECTED
   *
   *   warm: process x 2 faster than serial
   *   cold: process x 2 slower than serial
   *   cold: platform x 2 faster than serial
   *
   * WHERE IT MAY NOT HOLD
   *
   *   With a single core nothing here is faster than serial. A batch of seconds (-p tasks=400) pays
   *   for the start of a JVM: that is sample 5.
   */
}
