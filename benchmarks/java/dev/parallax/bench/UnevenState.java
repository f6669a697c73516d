package dev.parallax.bench;

import dev.parallax.concurrency.pool.Work;
import dev.parallax.workload.Parameters;
import java.util.Map;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * An open pool for a batch of uneven tasks, whose length is known exactly.
 *
 * <p>The ideal makespan, all workers busy to the end, is {@link UnevenWorkload#TOTAL_MICROS} over
 * the workers, as long as there are no more of them than cores.
 */
@State(Scope.Benchmark)
public class UnevenState extends OwnWorkState {
  /** Length of a short task. */
  @Param({"1", "20"})
  public int micros;

  @Override
  Work openWork() {
    UnevenWorkload workload = new UnevenWorkload();
    int tasks = UnevenWorkload.tasksOf(micros);
    return Work.open(
        workload,
        Parameters.resolve(workload, Integer.toString(micros), Integer.toString(tasks), Map.of()));
  }
}
