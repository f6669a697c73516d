package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;

/**
 * More workers than cores gain nothing where tasks compute, and each has to be paid for.
 *
 * <p>Threads that compute take turns on the cores: eight on two cores do in a second what two do. A
 * thread costs little, so that too many of them are hard to see in the time. A child JVM is another
 * matter: its start is work too, and eight starts are four times the work of two.
 */
public final class Sample02_TooManyWorkers implements Workload {
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
   *   java -jar benchmarks.jar 'BatchBenchmark.(serial|cold)' \
   *     --classpath target/parallax-samples.jar -p workload=sample02-too-many-workers \
   *     -p model=platform,process -p workers=2,8 -f 5 -wi 1 -w 100ms -i 3 -r 100ms
   *
   * WHAT IS EXPECTED
   *
   *   cold: platform x 8 at most 1.2 times as fast as platform x 2
   *   cold: process x 8 slower than process x 2
   *
   * WHERE IT MAY NOT HOLD
   *
   *   On more than two cores eight workers aren't too many yet: give it four times the cores
   *   (-p workers= and -p tasks=), and compare those with as many workers as there are cores.
   */
}
