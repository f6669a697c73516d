package dev.parallax.measure.tree;

import dev.parallax.jvm.JvmUsage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A thread that looks at the tree every now and then: processes that begin and end within an
 * iteration leave no trace of their memory.
 *
 * <p>It looks rarely enough that this takes at most a hundredth of one core, however many processes
 * there are. The kernel does keep a peak of its own, but for each process since its start, and not
 * of one that has ended.
 *
 * <p>It is started before the tree is read for the first time, and is given what was read. Its own
 * thread is then known already, and its first look, in the midst of what is measured, need not list
 * the tree again. In code that no JIT has compiled yet that takes milliseconds, and an iteration
 * may be shorter than a hundred times as long.
 */
final class Sampler {
  /** Name of the thread. */
  static final String THREAD = "tree-sampler";

  private static final long SHORTEST_PAUSE_NANOS = 10_000_000;
  private static final long PAUSE_PER_COST = 100;

  private final ProcTree tree;
  private final Thread thread;
  private boolean told;
  private boolean stopped;
  private long samples;
  private double sumOfPages;
  private ProcTree.Members members = new ProcTree.Members(List.of(), Set.of());
  private String newest = "";
  private Most most = new Most(0, 0, 0);
  private long allocatedBytes;

  /**
   * What was seen at the moments when each of them was most.
   *
   * @param residentPages of all processes
   * @param processes how many
   * @param threads of all processes
   */
  record Most(long residentPages, int processes, long threads) {
    Most with(ProcTree.Reading reading) {
      return new Most(
          Math.max(residentPages, reading.residentPages()),
          Math.max(processes, reading.processes().size()),
          Math.max(threads, reading.threads()));
    }
  }

  private Sampler(long root) {
    this.tree = new ProcTree(root);
    this.thread = Thread.ofPlatform().daemon().name(THREAD).unstarted(this::run);
  }

  static Sampler start(long root) {
    Sampler sampler = new Sampler(root);
    sampler.thread.start();
    return sampler;
  }

  /** The number that was given to a process or thread last; empty where that can't be read. */
  String newest() {
    String load = tree.files().read("/proc/loadavg").orElse("");
    return load.substring(load.lastIndexOf(' ') + 1);
  }

  /**
   * Has it begin to look.
   *
   * @param reading what the tree was, if that is known
   * @param last the newest process or thread before that was read
   */
  synchronized void tell(Optional<ProcTree.Reading> reading, String last) {
    reading.ifPresent(tree -> {
      members = tree.members();
      newest = last;
    });
    told = true;
    notifyAll();
  }

  /** Ends it; what it has seen is to be asked for afterwards. */
  void stop() throws InterruptedException {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    thread.join();
  }

  /** Mean of all samples; nothing when there was none. */
  Optional<Double> meanResidentPages() {
    return samples == 0 ? Optional.empty() : Optional.of(sumOfPages / samples);
  }

  Most most() {
    return most;
  }

  /** What the thread itself allocated. */
  long allocatedBytes() {
    return allocatedBytes;
  }

  private void run() {
    try {
      awaitWord();
      long pauseNanos = SHORTEST_PAUSE_NANOS;
      while (!isStoppedAfter(pauseNanos)) {
        long begin = System.nanoTime();
        sample();
        long costNanos = System.nanoTime() - begin;
        pauseNanos = Math.max(SHORTEST_PAUSE_NANOS, PAUSE_PER_COST * costNanos);
      }
      allocatedBytes = JvmUsage.allocatedByThisThread();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nothing interrupts this thread
    }
  }

  private synchronized void awaitWord() throws InterruptedException {
    while (!told && !stopped) {
      wait();
    }
  }

  private synchronized boolean isStoppedAfter(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !stopped; left = end - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return stopped;
  }

  private void sample() {
    // No process can have joined the tree as long as this stays. Listing the tree means reading a
    // file for each of its threads.
    String last = newest();
    if (last.isEmpty() || !last.equals(newest)) {
      members = tree.list();
      newest = last;
    }
    ProcTree.Reading reading = tree.read(members);
    most = most.with(reading);
    sumOfPages += reading.residentPages();
    samples++;
  }
}
