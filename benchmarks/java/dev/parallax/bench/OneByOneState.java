package dev.parallax.bench;

import dev.parallax.concurrency.pool.Work;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.util.Map;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * An open pool for tasks that each go in a message of their own, since they are sent their input:
 * two doubles to multiply, which is next to nothing.
 */
@State(Scope.Benchmark)
public class OneByOneState extends OwnWorkState {
  static final int TASKS = 1000;

  @Override
  Work openWork() {
    Workload workload = Workloads.available().named("dot-product");
    return Work.open(
        workload,
        Parameters.resolve(
            workload, "1", Integer.toString(TASKS), Map.of("kind", "vector", "input", "sent")));
  }
}
