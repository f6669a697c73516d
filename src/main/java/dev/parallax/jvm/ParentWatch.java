package dev.parallax.jvm;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.time.Duration;

/**
 * Ends this process when its parent is gone, however the parent died.
 *
 * <p>Standard input is a pipe from the parent on which nothing is ever written; the kernel closes
 * it with the parent, even when the parent is killed by SIGKILL, and then a read returns the end of
 * the stream within milliseconds. Asking for the parent's process id every now and then was slower
 * (0.1 to 0.4 s) and needs care with ids that are used again; it is done only where standard input
 * is the user's, in {@link #startForLauncher}.
 *
 * <p>What runs here is without a lambda where a child JVM runs it: the first lambda of a JVM sets
 * the machinery of java.lang.invoke going, which a child JVM would pay for at every start.
 */
public final class ParentWatch implements Runnable, AutoCloseable {
  /** Exit code of a process that ended because its parent was gone. */
  public static final int ORPHANED = 143;

  private static final long GRACE_MILLIS = 2000;
  private static final Duration LAUNCHER_PERIOD = Duration.ofMillis(500);

  private final InputStream input;
  private final Closeable lastAct;
  private final Thread reader;
  private volatile boolean ending;

  private ParentWatch(InputStream input, Closeable lastAct) {
    this.input = input;
    this.lastAct = lastAct;
    this.reader = new Thread(this, "parent-watch");
    reader.setDaemon(true);
  }

  /**
   * Starts watching in a process that ends by {@link System#exit}.
   *
   * <p>The read is made through a channel, which the end of the process can close. A JVM that ends
   * while a thread is in native code waits 300 ms for it ({@code
   * VM_Exit::wait_for_threads_in_native_to_block} in HotSpot), so that a plain {@code
   * System.in.read()} made every fork, and the closing of every pool of children, as much longer.
   */
  public static void start() {
    InputStream input =
        Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
    ParentWatch watch = new ParentWatch(input, () -> {});
    watch.reader.start();
    Runtime.getRuntime().addShutdownHook(new Thread(watch::close, "parent-watch-end"));
  }

  /**
   * Starts watching in a child JVM, which ends by {@link Runtime#halt} after {@link #awaitEnd()}.
   *
   * <p>Through {@code java.io}: a channel would cost the child's start as much as the whole rest of
   * it. The pool closes this child's standard input when the child has said that it ends.
   *
   * @param lastAct closed when the parent is gone, before this process ends
   */
  public static ParentWatch startInChild(Closeable lastAct) {
    ParentWatch watch = new ParentWatch(new FileInputStream(FileDescriptor.in), lastAct);
    watch.reader.start();
    return watch;
  }

  /** Reads until the parent is gone, and ends this process then. */
  @Override
  public void run() {
    try {
      while (input.read() >= 0) {
        // A parent has no reason to write; whatever it is, it shows that the parent lives.
      }
    } catch (IOException e) {
      // The pipe is broken: gone is gone. Or it was closed here.
    }
    try {
      lastAct.close();
    } catch (IOException e) {
      // A sibling is at the same, or the files are out of reach: nobody is left to hear of it.
    } finally {
      if (!ending) {
        // Not exit: shutdown hooks might wait for something that only the parent could give.
        Runtime.getRuntime().halt(ORPHANED);
      }
    }
  }

  /** From now on the end of standard input is no reason to end at once. */
  public void expectEnd() {
    ending = true;
  }

  /** Waits for the end of standard input, at most for a grace period. */
  public void awaitEnd() {
    try {
      reader.join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ending = true;
    try {
      input.close();
    } catch (IOException e) {
      throw new UncheckedIOException("standard input could not be closed", e);
    }
  }

  /**
   * Starts watching the launcher that started this process, if one did. Asking who the parent is
   * costs some 50 microseconds and sees a launcher go even while nobody reaps it; {@code
   * ProcessHandle.onExit} asks less and less often, until it is up to five seconds late.
   */
  public static void startForLauncher() {
    Long launcher = Long.getLong("parallax.launcher.pid");
    if (launcher != null) {
      Thread.ofPlatform()
          .daemon()
          .name("launcher-watch")
          .start(() -> haltWhenParentIsNot(launcher));
    }
  }

  private static void haltWhenParentIsNot(long launcher) {
    try {
      while (ProcessHandle.current().parent().filter(p -> p.pid() == launcher).isPresent()) {
        Thread.sleep(LAUNCHER_PERIOD);
      }
      Runtime.getRuntime().halt(ORPHANED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }
}
