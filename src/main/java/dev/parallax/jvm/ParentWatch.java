package dev.parallax.jvm;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;

/**
 * Ends this process when its parent is gone, however the parent died.
 *
 * <p>Standard input is a pipe from the parent on which nothing is ever written; the kernel closes
 * it with the parent, even when the parent is killed by SIGKILL, and then a read returns the end of
 * the stream within milliseconds. Asking for the parent's process id every now and then was slower
 * (0.1 to 0.4 s) and needs care with ids that are used again.
 *
 * <p>The read is made through a channel, which another thread can close. A JVM that ends while a
 * thread is in native code waits 300 ms for it ({@code
 * VM_Exit::wait_for_threads_in_native_to_block} in HotSpot), so that a plain {@code
 * System.in.read()} made every fork, and the closing of every pool of children, as much longer.
 */
public final class ParentWatch implements AutoCloseable {
  /** Exit code of a process that ended because its parent was gone. */
  public static final int ORPHANED = 143;

  private final FileChannel input;

  private ParentWatch(FileChannel input) {
    this.input = input;
  }

  /**
   * Starts watching, on a daemon thread that never keeps the process alive; ends with {@link
   * System#exit}, or before {@link Runtime#halt} when it is closed.
   */
  @SuppressWarnings("resource") // the channel is standard input and belongs to the watch
  public static ParentWatch start() {
    ParentWatch watch = new ParentWatch(new FileInputStream(FileDescriptor.in).getChannel());
    Thread reader = new Reader(watch);
    reader.setDaemon(true);
    reader.start();
    Runtime.getRuntime().addShutdownHook(new Closer(watch));
    return watch;
  }

  // Named classes, here and in what else a child runs first: the first lambda of a JVM sets the
  // machinery of java.lang.invoke going, which a child JVM would pay for at every start.
  private static final class Reader extends Thread {
    private final ParentWatch watch;

    private Reader(ParentWatch watch) {
      super("parent-watch");
      this.watch = watch;
    }

    @Override
    public void run() {
      watch.haltAtEndOfInput();
    }
  }

  private static final class Closer extends Thread {
    private final ParentWatch watch;

    private Closer(ParentWatch watch) {
      super("parent-watch-end");
      this.watch = watch;
    }

    @Override
    public void run() {
      watch.close();
    }
  }

  private void haltAtEndOfInput() {
    ByteBuffer ignored = ByteBuffer.allocate(64);
    try {
      while (input.read(ignored) >= 0) {
        // A parent has no reason to write; whatever it is, it shows that the parent lives.
        ignored.clear();
      }
    } catch (AsynchronousCloseException e) {
      return;
    } catch (IOException e) {
      // The pipe is broken: gone is gone.
    }
    // Not exit: shutdown hooks might wait for something that only the parent could give.
    Runtime.getRuntime().halt(ORPHANED);
  }

  /** Stops watching; to be called before {@link Runtime#halt}. */
  @Override
  public void close() {
    try {
      input.close();
    } catch (IOException e) {
      throw new UncheckedIOException("standard input could not be closed", e);
    }
  }
}
