package dev.parallax.bench;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Task;
import dev.parallax.workload.Workload;

/**
 * Tasks that keep a core busy for a known time, one in a hundred for a hundred times as long: what
 * an even share for every worker, or large chunks, would spread badly.
 *
 * <p>Busy until the clock says so, and not a count of steps: the time is exact then, whatever the
 * machine's speed. Not among the suite's workloads, since it measures the pool and nothing else.
 */
public final class UnevenWorkload implements Workload {
  /** Time of all tasks together. */
  public static final int TOTAL_MICROS = 39_800;

  private static final int PERIOD = 100;
  private static final int TIMES_AS_LONG = 100;

  /** Number of tasks whose short ones take so long and which together take the total. */
  static int tasksOf(int micros) {
    return TOTAL_MICROS / micros / (PERIOD - 1 + TIMES_AS_LONG) * PERIOD;
  }

  @Override
  public String name() {
    return "uneven";
  }

  @Override
  public String description() {
    return "keeps a core busy, one task in a hundred for a hundred times as long";
  }

  @Override
  public String sizeUnit() {
    return "microseconds of a short task";
  }

  @Override
  public Sizes defaultSizes() {
    return new Sizes(tasksOf(1), 1);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    long shortNanos = parameters.size() * 1000L;
    return new Batch() {
      @Override
      public int size() {
        return parameters.tasks();
      }

      @Override
      public Task task(int index) {
        long nanos = index % PERIOD == 0 ? TIMES_AS_LONG * shortNanos : shortNanos;
        return () -> busy(index, nanos);
      }
    };
  }

  private static long busy(int index, long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
    return index;
  }
}
