package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.jvm.Closing;
import dev.parallax.own.ServiceStart;
import dev.parallax.workload.UsersWorkload;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services that all forks of a campaign use, such as the server of {@code download}: it stands
 * for another machine, and other machines don't start anew with each of our forks. A server that
 * did was still warming up itself after three seconds, and took the cores meanwhile: a serial batch
 * of {@code download} took 130 ms then, and 105 ms with one that had run before.
 */
public final class SharedServices implements Closeable {
  private final Map<String, Work> open = new HashMap<>();

  /**
   * The settings by which a fork reaches the service of its work; none if each fork has its own.
   *
   * @throws dev.parallax.concurrency.pool.WorkloadException if it can't be started
   */
  public synchronized Map<String, String> settings(CellWork work) throws InterruptedException {
    if (!work.workload().sharesService()) {
      return Map.of();
    }
    Map<String, String> added = new LinkedHashMap<>(of(work).parameters().settings());
    added.entrySet().removeAll(work.parameters().settings().entrySet());
    return added;
  }

  private Work of(CellWork work) throws InterruptedException {
    String key = work.key();
    Optional<Work> known = Optional.ofNullable(open.get(key));
    if (known.isPresent()) {
      return known.get();
    }
    Work started = Work.open(work.workload(), work.parameters());
    open.put(key, started);
    if (!started.parameters().equals(work.parameters())
        && !(work.workload() instanceof UsersWorkload)) {
      // A user's own is warmed up where it runs.
      ServiceStart.warmUp(started);
    }
    return started;
  }

  @Override
  public synchronized void close() throws IOException {
    List<Work> works = List.copyOf(open.values());
    open.clear();
    Closing.all(works);
  }
}
