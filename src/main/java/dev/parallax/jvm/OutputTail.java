package dev.parallax.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Drains what a process prints, and keeps the end of it. */
final class OutputTail {
  private static final int KEPT_BYTES = 4096;

  private final byte[] ring = new byte[KEPT_BYTES];
  private long written;
  private boolean ended;
  private final Thread drainer;

  private OutputTail(String name, InputStream stream) {
    drainer = Thread.ofPlatform().daemon().name("drain " + name).unstarted(() -> copy(stream));
  }

  static OutputTail drain(String name, InputStream stream) {
    OutputTail tail = new OutputTail(name, stream);
    tail.drainer.start();
    return tail;
  }

  /** The last lines, as they were printed; empty when nothing was printed. */
  synchronized String tail() {
    int length = (int) Math.min(written, KEPT_BYTES);
    byte[] last = new byte[length];
    for (int i = 0; i < length; i++) {
      last[i] = ring[(int) ((written - length + i) % KEPT_BYTES)];
    }
    return new String(last, StandardCharsets.UTF_8);
  }

  /** The first line, once it is complete; nothing when the output ends or the time is up before. */
  synchronized Optional<String> firstLine(Duration timeout) {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    try {
      while (tail().indexOf('\n') < 0) {
        long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
        if (ended || leftMillis <= 0) {
          return Optional.empty();
        }
        wait(leftMillis);
      }
      return tail().lines().findFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Waits until the process has closed its output, at most that long. */
  void awaitEnd(Duration timeout) {
    try {
      drainer.join(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(InputStream stream) {
    byte[] buffer = new byte[8192];
    try (stream) {
      int read = stream.read(buffer);
      while (read >= 0) {
        keep(buffer, read);
        read = stream.read(buffer);
      }
    } catch (IOException e) {
      // Process.destroyForcibly closes this stream under us; what was said until then is kept.
    } finally {
      end();
    }
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void keep(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (written++ % KEPT_BYTES)] = buffer[i];
    }
    notifyAll();
  }
}
