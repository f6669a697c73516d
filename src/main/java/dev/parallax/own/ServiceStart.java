package dev.parallax.own;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Service;
import dev.parallax.workload.Workload;
import java.io.IOException;
import java.time.Duration;

/** Starts a service that serves all forks of a campaign, and asks it until it is warm. */
public record ServiceStart(String className, Parameters parameters)
    implements Question<Parameters> {
  /** How long a service is asked before its answers count. */
  private static final long WARM_UP_NANOS = 1_500_000_000;

  private static final int WARM_UP_WORKERS = 16;

  /** For a service that starts something large. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  static Service inJvmOfItsOwn(OwnWork ownWork, String className, Parameters parameters)
      throws IOException, InterruptedException {
    OwnJvm jvm = ownWork.open();
    boolean started = false;
    try {
      Service service = new Service(jvm.ask(new ServiceStart(className, parameters), LIMIT), jvm);
      started = true;
      return service;
    } catch (OwnWorkException.Late e) {
      throw new IOException(
          "it has not started within %s s, now%s".formatted(LIMIT.toSeconds(), e.place()), e);
    } finally {
      if (!started) {
        jvm.close();
      }
    }
  }

  @Override
  public Parameters answer(Host host) throws Exception {
    return start(host.workload(className), host).parameters();
  }

  private Work start(Workload workload, Host host) throws InterruptedException {
    Work work = Work.open(workload, parameters);
    host.own(work);
    if (!work.parameters().equals(parameters)) {
      warmUp(work);
    }
    return work;
  }

  /** Asks the service of some work for as long as it takes it to answer at its usual pace. */
  public static void warmUp(Work work) throws InterruptedException {
    long end = System.nanoTime() + WARM_UP_NANOS;
    try (WorkerPool pool = ConcurrencyModel.PLATFORM.open(WARM_UP_WORKERS, work)) {
      do {
        var unused = pool.run();
      } while (System.nanoTime() < end);
    }
  }
}
