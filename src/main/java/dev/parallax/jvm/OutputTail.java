package dev.parallax.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drains what a process prints, keeps the end of it, and finds the answer in it: the first line
 * that begins like one, however much a JVM, its options or an agent print before it and behind it.
 */
final class OutputTail {
  /** Begins the line that is an answer; neither a JVM nor what it says of its options does so. */
  static final String ANSWER = "parallax-answer: ";

  private static final int KEPT_BYTES = 4096;
  private static final int LONGEST_ANSWER_BYTES = 256;

  /** What is of no interest in a message: answers, and that a JVM has read its environment. */
  private static final String NOISE =
      "(?m)^(" + ANSWER + "|(NOTE: )?Picked up \\w*JAVA_(TOOL_)?OPTIONS: ).*\\R?";

  private final byte[] ring = new byte[KEPT_BYTES];
  private final byte[] line = new byte[LONGEST_ANSWER_BYTES];
  private final Pattern answerLine;
  private final Thread drainer;
  private int lineLength;
  private Optional<String> answer = Optional.empty();
  private long written;
  private boolean ended;

  /**
   * Begins to drain.
   *
   * @param answerLine how the line begins that has the answer, which stands behind it
   */
  OutputTail(String name, InputStream stream, Pattern answerLine) {
    this.answerLine = answerLine;
    drainer = Thread.ofPlatform().daemon().name("drain " + name).start(() -> copy(stream));
  }

  /** The last lines, as they were printed; empty when nothing was printed. */
  synchronized String tail() {
    int length = (int) Math.min(written, KEPT_BYTES);
    byte[] last = new byte[length];
    for (int i = 0; i < length; i++) {
      last[i] = ring[(int) ((written - length + i) % KEPT_BYTES)];
    }
    return new String(last, StandardCharsets.UTF_8).replaceAll(NOISE, "").strip();
  }

  /** The answer, once it has come; nothing when the output ends or the time is up before. */
  synchronized Optional<String> answer(Duration timeout) {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    try {
      long leftMillis = timeout.toMillis();
      while (answer.isEmpty() && !ended && leftMillis > 0) {
        wait(leftMillis);
        leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer;
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
      if (answer.isEmpty()) {
        lookForAnswer(buffer[i]);
      }
    }
  }

  private void lookForAnswer(byte next) {
    if (next != '\n') {
      if (lineLength < LONGEST_ANSWER_BYTES) {
        line[lineLength++] = next;
      }
      return;
    }
    String whole = new String(line, 0, lineLength, StandardCharsets.UTF_8);
    lineLength = 0;
    Matcher matcher = answerLine.matcher(whole);
    if (matcher.lookingAt()) {
      answer = Optional.of(whole.substring(matcher.end()).strip());
      notifyAll();
    }
  }
}
