package dev.parallax.concurrency.child;

import dev.parallax.jvm.Closing;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The end of a group: of its children, its pipes and its folder. */
final class ChildShutdown implements Closeable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ChildGroup.Channels lines;
  private final List<Child> children;
  private final boolean atWork;

  /**
   * @param atWork whether the children read the queue, and not each its own channel
   */
  ChildShutdown(ChildGroup.Channels lines, List<Child> children, boolean atWork) {
    this.lines = lines;
    this.children = List.copyOf(children);
    this.atWork = atWork;
  }

  /**
   * Lets idle children close their batches and end, kills those that don't within the grace period,
   * and gives everything back.
   */
  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      sayGoodbye();
    } catch (IOException e) {
      // Garbled, or closed by an interrupt: nobody can be heard, so there is nothing to wait for.
      interrupted |= Thread.interrupted();
    } finally {
      closeAll();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void sayGoodbye() throws IOException {
    if (children.stream().noneMatch(child -> child.process.isAlive())) {
      return;
    }
    if (atWork) {
      lines.queue().call(children.size());
    }
    for (Child child : children) {
      child.tell(Request.of(Request.Kind.END));
    }
    long deadlineNanos = System.nanoTime() + GRACE.toNanos();
    while (children.stream().anyMatch(Child::isAwaited) && System.nanoTime() < deadlineNanos) {
      Answer answer = lines.answers().next();
      boolean ends = answer.kind() == Answer.Kind.BYE || answer.kind() == Answer.Kind.DIED;
      if (ends && isChild(answer.child())) {
        children.get(answer.child()).bye();
      }
    }
  }

  private boolean isChild(int number) {
    return number >= 0 && number < children.size();
  }

  private void closeAll() throws IOException {
    List<Closeable> parts = new ArrayList<>();
    parts.add(lines.answers());
    // Their grace is over: stopped, or busy with what does not end.
    children.stream().filter(Child::isAwaited).forEach(child -> parts.add(child.process::killAll));
    // Before the inputs, at whose end children would do it.
    parts.add(lines.folder());
    // All inputs first, so that all children end at the same time and not one after the other.
    children.forEach(child -> parts.add(child.process::closeInput));
    parts.addAll(children);
    parts.add(lines.queue());
    parts.add(lines.board());
    Closing.all(parts);
  }
}
