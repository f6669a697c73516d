package dev.parallax.concurrency.child;

import dev.parallax.jvm.ParentWatch;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;

/**
 * Ends a child at once when its parent is gone, also in the middle of a task, and takes the pool's
 * folder with it.
 *
 * <p>As {@link ParentWatch}, but through {@code java.io}: a channel would cost the child's start as
 * much as the whole rest of it. A JVM that ends waits 300 ms for a thread that is in a native read,
 * so the pool closes this child's standard input when the child has said that it ends.
 */
final class ParentLoss extends Thread {
  private static final long GRACE_MILLIS = 2000;

  private final PoolFolder folder;
  private volatile boolean ending;

  ParentLoss(PoolFolder folder) {
    super("parent-watch");
    this.folder = folder;
    setDaemon(true);
  }

  @Override
  public void run() {
    try (FileInputStream input = new FileInputStream(FileDescriptor.in)) {
      while (input.read() >= 0) {
        // A parent has no reason to write; whatever it is, it shows that the parent lives.
      }
    } catch (IOException e) {
      // The pipe is broken: gone is gone.
    }
    try {
      // Gone by now when the pool was closed, but not when it was killed over that.
      folder.close();
    } catch (IOException e) {
      // A sibling is at the same, or the folder is out of reach: nobody is left to tell.
    } finally {
      if (!ending) {
        // Not exit: shutdown hooks might wait for something that only the parent could give.
        Runtime.getRuntime().halt(ParentWatch.ORPHANED);
      }
    }
  }

  /** From now on the end of standard input is no reason to end at once. */
  void expectEnd() {
    ending = true;
  }

  /** Waits for the end of standard input, at most for the grace period. */
  void awaitEnd() {
    try {
      join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      currentThread().interrupt();
    }
  }
}
