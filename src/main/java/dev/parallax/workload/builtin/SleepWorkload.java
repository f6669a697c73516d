package dev.parallax.workload.builtin;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import java.util.concurrent.TimeUnit;

/**
 * Sleeps a known time, so that the makespan is known exactly: {@code ceil(tasks / workers)} times
 * one sleep. What the suite measures can be held against it.
 *
 * <p>{@code Thread.sleep} promises its time only "subject to the precision and accuracy of system
 * timers". It is over when the system's timer fires and the thread has been woken, on Linux some
 * 0.05 to 0.1 ms late: the kernel may put timers of ordinary threads off by 50 us (timer slack,
 * prctl(2), PR_SET_TIMERSLACK), and a core that sleeps takes as long again to wake. That is why a
 * sleep of 10 ms and not of 1 ms is the default. It must never be early, or a measurement could
 * beat the truth, so the task looks at the clock and goes on sleeping if it was woken too soon.
 *
 * <p>Input: none. The checksum proves no more than that the task ran: there is no other result.
 */
public final class SleepWorkload extends DescribedWorkload {
  public SleepWorkload() {
    super(
        "sleep",
        "sleeps a known time, to check the suite against the truth",
        "milliseconds",
        new Sizes(16, 10),
        new Sizes(10, 100));
  }

  @Override
  public Batch prepare(Parameters parameters) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(parameters.size());
    return new EqualTasks(parameters.tasks()) {
      @Override
      public long run(int index) throws InterruptedException {
        return sleep(index, nanos);
      }
    };
  }

  private static long sleep(int index, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    long left = nanos;
    while (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
      left = nanos - (System.nanoTime() - start);
    }
    return index + 1L;
  }
}
