package dev.parallax.measure.tree;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the benchmarks of the suite tell the profiler which part of an iteration is measured.
 *
 * <p>JMH sets a trial up within its first iteration and tears it down within its last one: between
 * the calls to a profiler, pools open and child JVMs end. Benchmarks that tell nothing are measured
 * from call to call.
 *
 * <p>The one variable of this room that belongs to the whole JVM: JMH makes the profiler and the
 * states, each by reflection, and gives neither the other.
 */
public final class Span {
  private static final AtomicReference<Listener> LISTENER = new AtomicReference<>(new Nobody());

  private Span() {}

  /** Operations begin: to be called by the last set-up before them. */
  public static void begin() {
    LISTENER.get().begin();
  }

  /** Operations have ended: to be called by the first tear-down behind them. */
  public static void end() {
    LISTENER.get().end();
  }

  static void listen(Listener listener) {
    LISTENER.set(listener);
  }

  /** Who wants to know. */
  interface Listener {
    void begin();

    void end();
  }

  /** Nothing is profiled. */
  private record Nobody() implements Listener {
    @Override
    public void begin() {}

    @Override
    public void end() {}
  }
}
