package dev.parallax.workload.builtin;

import dev.parallax.suite.Trait;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import java.util.Set;

/**
 * A plain loop: nothing but arithmetic in registers.
 *
 * <p>The article counts {@code count += i} up to 10^7. C2 replaces such a loop by its closed form,
 * and a linear congruential generator "took" 0.7 ms for 10^7 steps, so the step here is Marsaglia's
 * 64-bit xorshift (Journal of Statistical Software 8(14), 2003, triple 13/7/17): each step needs
 * the one before, and shifts mixed with exclusive-or have no closed form that the JIT knows. The
 * sum over all steps is returned, so none can be left out. Input: only the seed, made everywhere.
 */
public final class CpuWorkload extends DescribedWorkload {
  public CpuWorkload() {
    super(
        "cpu",
        "a loop of dependent arithmetic that the JIT can't fold away",
        "steps",
        new Sizes(16, 2_000_000),
        new Sizes(10, 10_000_000));
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.COMPUTES);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    int steps = parameters.size();
    return new EqualTasks(parameters.tasks()) {
      @Override
      public long run(int index) {
        return spin(index + 1L, steps);
      }
    };
  }

  /** The sum of {@code steps} numbers of the generator, from a seed that must not be 0. */
  static long spin(long seed, int steps) {
    long x = seed;
    long sum = 0;
    for (int i = 0; i < steps; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
      sum += x;
    }
    return sum;
  }
}
