package dev.parallax.jvm;

import java.io.IOException;

/**
 * Ends this process when its parent is gone, however the parent died.
 *
 * <p>Standard input is a pipe from the parent on which nothing is ever written; the kernel closes
 * it with the parent, even when the parent is killed by SIGKILL, and then a read returns the end of
 * the stream within milliseconds. Asking for the parent's process id every now and then was slower
 * (0.1 to 0.4 s) and needs care with ids that are used again.
 */
public final class ParentWatch {
  /** Exit code of a process that ended because its parent was gone. */
  public static final int ORPHANED = 143;

  private ParentWatch() {}

  /** Starts watching, on a daemon thread that never keeps the process alive. */
  public static void start() {
    Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::haltAtEndOfInput);
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // A parent has no reason to write; whatever it is, it shows that the parent lives.
      }
    } catch (IOException e) {
      // The pipe is broken: gone is gone.
    }
    // Not exit: shutdown hooks might wait for something that only the parent could give.
    Runtime.getRuntime().halt(ORPHANED);
  }
}
