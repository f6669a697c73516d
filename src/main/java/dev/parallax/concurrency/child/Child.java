package dev.parallax.concurrency.child;

import dev.parallax.concurrency.TaskFailure;
import dev.parallax.jvm.JavaProcess;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;

/** A child JVM that has said hello: its process, its channel, and the request it is at work on. */
final class Child implements Closeable {
  private static final int NOTHING = -1;

  private final int number;
  private final JavaProcess process;
  private final FrameChannel channel;
  private final SelectionKey key;
  private int request = NOTHING;
  private long requestedNanos;
  private long clockOffsetNanos;

  Child(int number, JavaProcess process, FrameChannel channel, Selector selector)
      throws IOException {
    this.number = number;
    this.process = process;
    this.channel = channel;
    channel.socket().configureBlocking(false);
    this.key = channel.socket().register(selector, SelectionKey.OP_READ, this);
  }

  int number() {
    return number;
  }

  boolean isIdle() {
    return request == NOTHING;
  }

  /** Since when it has been at work on its request. */
  long requestedNanos() {
    return requestedNanos;
  }

  void request(Frame frame) {
    request = frame.id();
    requestedNanos = System.nanoTime();
    try {
      if (!channel.send(frame)) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
    } catch (IOException e) {
      throw died(e);
    }
  }

  /** Goes on sending, and takes an answer if there is a whole one. */
  Optional<Frame> proceed() {
    try {
      if (key.isWritable() && channel.flush()) {
        key.interestOps(SelectionKey.OP_READ);
      }
      Optional<Frame> answer = channel.receive();
      if (answer.isPresent()) {
        if (answer.get().id() != request) {
          throw new FrameException(
              "an answer to request %d instead of %d".formatted(answer.get().id(), request));
        }
        request = NOTHING;
      }
      return answer;
    } catch (IOException e) {
      throw died(e);
    }
  }

  /**
   * Takes the child's clock reading for one that fell between two of ours.
   *
   * <p>On Linux all processes read the same clock and the offset is zero; it is corrected only if
   * zero is impossible, to the middle of what is possible.
   */
  void setClock(long childNanos, long beforeNanos, long afterNanos) {
    boolean sameClock = beforeNanos <= childNanos && childNanos <= afterNanos;
    clockOffsetNanos = sameClock ? 0 : beforeNanos + (afterNanos - beforeNanos) / 2 - childNanos;
  }

  long onOurClock(long childNanos) {
    return childNanos + clockOffsetNanos;
  }

  /** A failure of this child itself, as opposed to one of its task. */
  TaskFailure failure(String what) {
    return new TaskFailure(request, "%s %s".formatted(process.describe(), what));
  }

  private TaskFailure died(IOException cause) {
    // Garbage comes from a child that lives; any other failure of the channel is a child's end.
    String who = cause instanceof FrameException ? process.describe() : process.describeEnding();
    return new TaskFailure(request, "%s: %s".formatted(who, cause.getMessage()), cause);
  }

  void kill() {
    process.kill();
  }

  /** Closes the channel, upon which the child ends. */
  void hangUp() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    hangUp();
    // It closes its batch before it ends; closing its input would cut that short.
    var unused = process.awaitEnding();
    process.close();
  }
}
