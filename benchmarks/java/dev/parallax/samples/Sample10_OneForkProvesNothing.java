package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One fork proves nothing, however many iterations it has.
 *
 * <p>Some things are decided once in the life of a JVM: what its JIT compiles first, where its
 * memory lies, how its hashes fall. Iterations of one fork share all of that, so they agree with
 * each other, and with no other fork. Here it is the order of a {@code Set.copyOf}, which the JDK
 * draws anew in each JVM: looking for one of its elements takes a few steps in one and thousands in
 * another. It is more than what happens by itself in most programs, and of the same kind.
 *
 * <p>So a fork is what counts as one: rounds make intervals narrower, iterations don't, and a run
 * of one or two rounds ({@code -f 1}) is no evidence, whatever its iterations say.
 */
public final class Sample10_OneForkProvesNothing implements Workload {
  @Override
  public Sizes defaultSizes() {
    return new Sizes(16, 50_000);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    Set<Integer> numbers =
        Set.copyOf(
            IntStream.range(0, parameters.size()).boxed().collect(Collectors.toUnmodifiableList()));
    int wanted = parameters.size() / 2;
    return Batch.of(
        parameters.tasks(),
        index -> numbers.stream().filter(number -> number == wanted).findFirst().orElseThrow());
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar 'BatchBenchmark.(serial|warm)' \
   *     --classpath target/parallax-samples.jar -p workload=sample10-one-fork-proves-nothing \
   *     -p model=platform -p workers=2 -f 7 -wi 2 -w 100ms -i 5 -r 50ms
   *
   * WHAT IS EXPECTED
   *
   *   warm: serial differs more between forks than within
   *
   * WHERE IT MAY NOT HOLD
   *
   *   In a JDK whose immutable sets keep the same order in every JVM.
   */
}
