package dev.parallax.machine.witness;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where threads wait until all of them run at the same time, each on a core of its own.
 *
 * <p>A barrier that parks threads only sees to it that all are awake. The scheduler may still have
 * woken two of them on the same core, where they take turns, 4 ms each, until it moves one to the
 * core that is idle: on two cores every third reading of a witness that began behind a {@code
 * CyclicBarrier} was 4, 8 or 12 ms too long (measured on 2026-11-28, the data are in the project's
 * history). In a loop the threads of such readings had used as much CPU time as those of others,
 * and waited for each other ({@code /proc/self/task/.../schedstat}).
 *
 * <p>So threads wait here by spinning, and do so several times in a row: threads that share a core
 * pass one such turn in a time slice, others in less than a microsecond. They don't yield, which
 * would let them take turns on one core as fast as on two. Where another process keeps a core busy
 * the turns stay slow, and the threads begin all the same when they have waited long enough: that
 * is what is to be measured then.
 */
final class StartLine {
  /** Far above the time in which a core sees what another wrote, far below a time slice. */
  private static final long PROMPT_NANOS = 100_000;

  /**
   * One may be prompt by chance, where the second thread was woken and took the first one's core.
   */
  private static final int PROMPT_TURNS = 3;

  /** A scheduler that has an idle core uses it within a few ticks of 4 ms, or not at all. */
  private static final long PATIENCE_NANOS = 20_000_000;

  private final int threads;
  private final AtomicInteger arrived = new AtomicInteger();

  /** How many turns are over; written last in each, so that a thread that sees it sees the rest. */
  private volatile long turns;

  private long lastTurnNanos;
  private int promptInARow;
  private boolean begins;

  /** A line for this number of threads, which may be used again and again. */
  StartLine(int threads) {
    this.threads = threads;
  }

  /** Waits until all threads are here and running. */
  void await() throws InterruptedException {
    long since = System.nanoTime();
    do {
      long turn = turns;
      if (arrived.incrementAndGet() == threads) {
        endTurn(turn, since);
      } else {
        while (turns == turn) {
          if (Thread.interrupted()) {
            throw new InterruptedException("while the other threads of a witness were awaited");
          }
          Thread.onSpinWait();
        }
      }
    } while (!begins);
  }

  /**
   * Called by the last thread to arrive. No thread is ahead by a turn: the next one ends with all
   * in it.
   */
  private void endTurn(long turn, long since) {
    long now = System.nanoTime();
    promptInARow = now - lastTurnNanos < PROMPT_NANOS ? promptInARow + 1 : 0;
    begins = promptInARow >= PROMPT_TURNS || now - since > PATIENCE_NANOS;
    if (begins) {
      promptInARow = 0;
    }
    lastTurnNanos = now;
    arrived.set(0);
    turns = turn + 1;
  }
}
