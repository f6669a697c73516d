package dev.parallax.measure;

import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.jvm.JvmUsage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where the states and the profilers of a fork meet: which part of an iteration is measured, which
 * pools are open, and where operations are logged.
 *
 * <p>JMH sets a trial up within its first iteration and tears it down within its last one: between
 * the calls to a profiler, pools open and child JVMs end. Benchmarks that don't call {@link #begin}
 * are measured from call to call.
 *
 * <p>The one hand-over of the suite that belongs to the whole JVM. JMH makes profilers and states
 * by itself, by reflection and on different threads, and gives neither anything by which to find
 * the other.
 */
public final class Iteration {
  private static final Iteration CURRENT = new Iteration();

  private final List<WorkerPool> openPools = new CopyOnWriteArrayList<>();
  private final WorkerTime workerTime = new WorkerTime();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile Optional<OperationLog> log = Optional.empty();
  private volatile Optional<WarmUp> warmUp = Optional.empty();
  private volatile Optional<ForkTurns> turns = Optional.empty();

  private Iteration() {}

  /** Hears when operations begin and end. */
  interface Listener {
    default void begin() throws InterruptedException {}

    default void end() throws InterruptedException {}
  }

  /**
   * Operations begin: to be called by the last set-up before them, on the thread that uses the
   * pools.
   *
   * @throws InterruptedException if the calling thread is interrupted while child JVMs are asked
   *     what they have used
   */
  public static void begin() throws InterruptedException {
    for (Listener listener : CURRENT.listeners) {
      listener.begin();
    }
  }

  /**
   * Operations have ended: to be called by the first tear-down behind them, on the same thread.
   *
   * @throws InterruptedException as {@link #begin()}
   */
  public static void end() throws InterruptedException {
    for (Listener listener : CURRENT.listeners) {
      listener.end();
    }
  }

  /** From now on this listener hears of operations; once, however often it asks for it. */
  static void listen(Listener listener) {
    if (!CURRENT.listeners.contains(listener)) {
      CURRENT.listeners.add(listener);
    }
  }

  /** The log of the iteration in progress, if its operations are wanted. */
  static Optional<OperationLog> log() {
    return CURRENT.log;
  }

  /** From now on operations go into this log, or nowhere. */
  static void logInto(Optional<OperationLog> log) {
    CURRENT.log = log;
  }

  /** What became of the workers' time since the iteration's operations began. */
  static WorkerTime workerTime() {
    return CURRENT.workerTime;
  }

  /** The warm-up of this fork, if it decides by itself how long that is. */
  static Optional<WarmUp> warmUp() {
    return CURRENT.warmUp;
  }

  static void warmUpBegins(WarmUp begun) {
    CURRENT.warmUp = Optional.of(begun);
  }

  /** Whether this fork lives beside others, so that its caches are theirs when its turn begins. */
  static boolean takesTurns() {
    return CURRENT.turns.isPresent();
  }

  static void turnsBegin(ForkTurns begun) {
    CURRENT.turns = Optional.of(begun);
  }

  /**
   * Behind which iteration of JMH's warm-up a fork is to be warm: the last, but the last but one
   * where that is a turn which is not measured.
   *
   * @param count of the iterations of its warm-up
   */
  public static int lastOfWarmUp(int count) {
    return takesTurns() && count > 1 ? count - 1 : count;
  }

  /**
   * Nothing is measured any more: to be called behind the last operation of a fork, before anything
   * of it is closed, which waits until the others of its block are measured too.
   *
   * @throws IOException if the campaign has ended
   */
  public static void awaitEndOfTurns() throws IOException {
    if (CURRENT.turns.isPresent()) {
      CURRENT.turns.get().awaitEnd();
    }
  }

  static void opened(WorkerPool pool) {
    CURRENT.openPools.add(pool);
  }

  static void closed(WorkerPool pool) {
    CURRENT.openPools.remove(pool);
  }

  /**
   * What the child JVMs of all open pools have used since their start, by process id.
   *
   * @throws InterruptedException as {@link WorkerPool#childUsage()}
   */
  static Map<Long, JvmUsage> childUsage() throws InterruptedException {
    Map<Long, JvmUsage> usage = new HashMap<>();
    for (WorkerPool pool : CURRENT.openPools) {
      usage.putAll(pool.childUsage());
    }
    return usage;
  }
}
