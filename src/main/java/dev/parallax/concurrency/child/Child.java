package dev.parallax.concurrency.child;

import dev.parallax.jvm.Closing;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.jvm.JvmUsage;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Optional;

/** A child JVM as its pool sees it: its process, its own channel, and what it was asked last. */
final class Child implements Closeable {
  private static final int NONE = -1;

  final int number;
  final JavaProcess process;
  final long spawnedNanos = System.nanoTime();
  private final RandomAccessFile channel;
  private Optional<Asked> asked = Optional.empty();
  private Optional<JvmUsage> usage = Optional.empty();
  private boolean greeted;
  private boolean saidBye;
  private int answeredFrom = NONE;
  private long clockOffsetNanos;

  /** What a child has been asked and not answered yet, in words. */
  record Asked(String what, long sinceNanos) {}

  Child(int number, JavaProcess process, RandomAccessFile channel) {
    this.number = number;
    this.process = process;
    this.channel = channel;
  }

  /** Asks on its own channel; an answer is expected. */
  void ask(Request request, String what) throws IOException {
    tell(request);
    expect(what);
  }

  /** Says something on its own channel that has no answer. */
  void tell(Request request) throws IOException {
    channel.write(request.write());
  }

  /** It will answer something that it was asked by other ways. */
  void expect(String what) {
    asked = Optional.of(new Asked(what, System.nanoTime()));
  }

  Optional<Asked> asked() {
    return asked;
  }

  void hasAnswered() {
    asked = Optional.empty();
  }

  /**
   * It has said hello: takes its clock reading for one that fell between its start and now.
   *
   * <p>On Linux all processes read the same clock and the offset is zero; it is corrected only if
   * zero is impossible, to what it would be if the greeting had taken no time.
   */
  void greet(long childNanos) {
    long nowNanos = System.nanoTime();
    boolean sameClock = spawnedNanos <= childNanos && childNanos <= nowNanos;
    clockOffsetNanos = sameClock ? 0 : nowNanos - childNanos;
    greeted = true;
    // What it was asked before it could hear has waited for its start, and not for its answer.
    asked = asked.map(waiting -> new Asked(waiting.what(), nowNanos));
  }

  boolean isGreeted() {
    return greeted;
  }

  long onOurClock(long childNanos) {
    return childNanos + clockOffsetNanos;
  }

  /** It has closed its batch and only ends now. */
  void bye() {
    saidBye = true;
  }

  /** Whether it is still to say that it ends. */
  boolean isAwaited() {
    return !saidBye && process.isAlive();
  }

  /** It has answered the token that began with this task. */
  void answered(int tokenFrom) {
    answeredFrom = tokenFrom;
  }

  /** A new operation begins, in which it has answered nothing. */
  void forgetAnswers() {
    answeredFrom = NONE;
  }

  int answeredFrom() {
    return answeredFrom;
  }

  /** It has said what it has used so far. */
  void used(JvmUsage soFar) {
    usage = Optional.of(soFar);
    hasAnswered();
  }

  /** What it said last, once. */
  Optional<JvmUsage> takeUsage() {
    Optional<JvmUsage> said = usage;
    usage = Optional.empty();
    return said;
  }

  @Override
  public void close() throws IOException {
    Closing.all(channel, process::close);
  }
}
