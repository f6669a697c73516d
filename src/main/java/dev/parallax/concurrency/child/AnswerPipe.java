package dev.parallax.concurrency.child;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The pipe that all children of a pool write their answers to, and the pool's own threads their
 * remarks; read by one thread.
 *
 * <p>One pipe, because the reader can then wait for all children in one plain read: a selector over
 * sockets takes two calls for each answer, and a thread for each child two wake-ups of a parked
 * thread, 25 to 50 us each on a virtual machine. A read from a pipe has no time-out, so a reader
 * that waits is woken now and then by a {@link Answer.Kind#TICK}, to look at the clock.
 */
final class AnswerPipe implements Closeable {
  private static final int READ_BYTES = 64 << 10;

  private final FileOutputStream end;
  private final FileChannel channel;
  private final long tickMillis;
  private final Thread ticker;
  private final ByteBuffer read = ByteBuffer.allocateDirect(READ_BYTES).flip();
  private final ByteBuffer record = ByteBuffer.allocate(Answer.BYTES);
  private volatile boolean waiting;
  private boolean closed;

  private AnswerPipe(FileOutputStream end, FileChannel channel, long tickMillis) {
    this.end = end;
    this.channel = channel;
    this.tickMillis = tickMillis;
    this.ticker = Thread.ofPlatform().daemon().name("child-watch").unstarted(this::tick);
  }

  /**
   * Opens both ends: with one of our own to write to, reading never meets the end of the pipe.
   *
   * <p>Two ends and not one for both: a child gone mad can fill the pipe, upon which a remark waits
   * for room. Once nobody can read any more it fails instead, and {@link #close()} can go on.
   */
  static AnswerPipe open(Path path, long tickMillis) throws IOException {
    // Opening one end would wait for the other to be opened.
    RandomAccessFile both = new RandomAccessFile(path.toFile(), "rw");
    try {
      FileOutputStream end = new FileOutputStream(path.toFile());
      try {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        AnswerPipe pipe = new AnswerPipe(end, channel, tickMillis);
        pipe.ticker.start();
        return pipe;
      } catch (IOException e) {
        end.close();
        throw e;
      }
    } finally {
      both.close();
    }
  }

  /**
   * Waits for the next answer.
   *
   * @throws Garbage if what came is none
   * @throws java.nio.channels.ClosedByInterruptException if the thread is interrupted; the pipe is
   *     closed then
   */
  Answer next() throws IOException {
    record.clear();
    waiting = true;
    try {
      while (record.hasRemaining()) {
        if (!read.hasRemaining()) {
          read.clear();
          channel.read(read);
          read.flip();
        }
        int bytes = Math.min(read.remaining(), record.remaining());
        read.get(record.array(), record.position(), bytes);
        record.position(record.position() + bytes);
      }
    } finally {
      waiting = false;
    }
    try {
      return Answer.read(record);
    } catch (Wire.Damage e) {
      throw new Garbage(Answer.childIn(record), e);
    }
  }

  /** Puts a remark between the answers; from any thread, and without effect once closed. */
  synchronized void post(Answer remark) {
    if (closed) {
      return;
    }
    try {
      end.write(remark.write().array());
    } catch (IOException e) {
      // The pool has stopped reading.
      closed = true;
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(tickMillis);
        if (waiting) {
          post(Answer.of(Answer.Kind.TICK, 0));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  @Override
  public void close() throws IOException {
    // First, since a remark that waits for room holds the lock.
    channel.close();
    synchronized (this) {
      closed = true;
      end.close();
    }
    ticker.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      ticker.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is no answer, from a child that is known if its number could be read. */
  static final class Garbage extends IOException {
    private static final long serialVersionUID = 1L;

    final int child;

    private Garbage(int child, Wire.Damage cause) {
      super(cause.getMessage(), cause);
      this.child = child;
    }
  }
}
