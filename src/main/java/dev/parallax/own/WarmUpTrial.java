package dev.parallax.own;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.measure.WarmUp;
import dev.parallax.workload.Parameters;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a workload has to be run serially until it is warm.
 *
 * @param className its class
 * @param most how long it is tried
 */
public record WarmUpTrial(String className, Parameters parameters, Duration most)
    implements Question<Duration> {
  private static final Duration NOT_WARM = Duration.ofNanos(-1);

  /** What an answer says; empty if it was not warm by then. */
  public static Optional<Duration> needed(Duration answer) {
    return answer.isNegative() ? Optional.empty() : Optional.of(answer);
  }

  @Override
  public Duration answer(Host host)
      throws InterruptedException, IOException, ReflectiveOperationException {
    try (Work work = Work.open(host.workload(className), parameters);
        WorkerPool pool = ConcurrencyModel.SERIAL.open(1, work)) {
      return WarmUp.untilWarm(() -> pool.run().checksum(), most).orElse(NOT_WARM);
    }
  }
}
