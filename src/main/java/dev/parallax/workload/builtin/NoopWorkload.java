package dev.parallax.workload.builtin;

import dev.parallax.suite.Trait;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import java.util.Set;

/**
 * Nothing: what is left is what the model itself costs for each task.
 *
 * <p>A batch has many tasks, because handing over a few empty ones takes less time than waking the
 * first worker. Input: none. The checksum is a number that depends on the index, so that a task
 * that was run twice or not at all still shows.
 */
public final class NoopWorkload extends DescribedWorkload {
  public NoopWorkload() {
    super(
        "noop",
        "nothing: what the model itself costs",
        "nothing (size has no effect)",
        new Sizes(1000, 1),
        new Sizes(1000, 1));
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.DOES_NOTHING);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    return new EqualTasks(parameters.tasks()) {
      @Override
      public long run(int index) {
        return index + 1L;
      }
    };
  }
}
