package dev.parallax.concurrency.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CarrierNotesTest {
  private static final int TASKS = 50;

  private static Work work(String name, String size) {
    Workload workload = Workloads.available().named(name);
    return Work.open(
        workload, Parameters.resolve(workload, size, Integer.toString(TASKS), Map.of()));
  }

  @Test
  void aNotedTaskHasACarrierAtBothEndsAndThereAreNoMoreThanCores() throws Exception {
    try (Work work = work("noop", "default");
        WorkerPool pool = ConcurrencyModel.VIRTUAL.open(4, work)) {
      CarrierNotes notes = pool.runNotingCarriers().carriers().orElseThrow();
      assertThat(IntStream.range(0, TASKS).filter(task -> notes.atStart(task).isPresent()))
          .as("at least the first of a worker")
          .isNotEmpty()
          .allSatisfy(task -> assertThat(notes.atStop(task)).isPresent());
      int cores = Runtime.getRuntime().availableProcessors();
      assertThat(
              IntStream.range(0, TASKS)
                  .flatMap(task ->
                      IntStream.concat(notes.atStart(task).stream(), notes.atStop(task).stream()))
                  .distinct()
                  .count())
          .isBetween(1L, (long) cores);
    }
  }

  @Test
  void shortTasksAreNotedNowAndThenOnly() throws Exception {
    try (Work work = work("noop", "default");
        WorkerPool pool = ConcurrencyModel.VIRTUAL.open(1, work)) {
      CarrierNotes notes = pool.runNotingCarriers().carriers().orElseThrow();
      assertThat(IntStream.range(0, TASKS).filter(task -> notes.atStart(task).isPresent()).count())
          .isLessThan(TASKS);
    }
  }

  @ParameterizedTest
  @EnumSource(ConcurrencyModel.class)
  void nothingIsNotedUnasked(ConcurrencyModel model) throws Exception {
    try (Work work = work("noop", "default");
        WorkerPool pool = model.open(2, work)) {
      assertThat(pool.run().carriers()).isEmpty();
      assertThat(pool.runNotingCarriers().carriers().isPresent())
          .isEqualTo(model == ConcurrencyModel.VIRTUAL || model == ConcurrencyModel.UNBOUNDED);
    }
  }
}
