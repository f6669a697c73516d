package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.WorkerFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts into words which child of a pool failed, at what, and what it last said. */
final class Faults {
  private final List<Child> children;
  private final Progress progress;
  private final Duration deadline;
  private final Duration startDeadline;
  private Supplier<String> outstanding = () -> "nothing";

  Faults(List<Child> children, Progress progress, PoolOptions options) {
    this.children = children;
    this.progress = progress;
    this.deadline = options.deadline();
    this.startDeadline = options.startDeadline();
  }

  /** How to put into words what has been put into the queue and not been answered. */
  void setOutstanding(Supplier<String> words) {
    outstanding = words;
  }

  /** A child whose process is gone. */
  WorkerFailure died(Child child) {
    return new WorkerFailure(child.process.describeEnding(at(child)));
  }

  /** What came is no answer; the child is known unless its number was damaged, too. */
  WorkerFailure garbage(int child, IOException cause) {
    String who =
        child >= 0 && child < children.size()
            ? describe(children.get(child), ", answered " + cause.getMessage())
            : "one of these answered %s: %s".formatted(cause.getMessage(), everybody());
    return new WorkerFailure(who, cause);
  }

  /** A child answered what it was not asked. */
  WorkerFailure unexpected(Child child, Answer answer) {
    return new WorkerFailure(
        describe(
            child,
            ", answered %s for task %s, which it was not asked for"
                .formatted(answer.kind(), answer.from())));
  }

  private String describe(Child child, String what) {
    return child.process.describe(at(child) + what);
  }

  /**
   * Who has taken longer than the deadline, if anybody has.
   *
   * @param working whether the children take tasks from the queue
   */
  Optional<WorkerFailure> overdue(boolean working) {
    long now = System.nanoTime();
    boolean busy = false;
    for (Child child : children) {
      if (!child.isGreeted()) {
        if (now - child.spawnedNanos > startDeadline.toNanos()) {
          return Optional.of(late(child, "did not start", startDeadline));
        }
      } else if (child.asked().isPresent() && isOver(now - child.asked().get().sinceNanos())) {
        return Optional.of(late(child, "did not " + child.asked().get().what(), deadline));
      }
      if (working) {
        Optional<Board.Status> at = progress.of(child);
        busy |= at.isPresent();
        if (at.isPresent() && isOver(now - child.onOurClock(at.get().startNanos()))) {
          return Optional.of(
              late(child, "did not end " + tasks(at.get().from(), at.get().count()), deadline));
        }
      }
    }
    if (working && !busy && isOver(now - progress.lastNanos())) {
      return Optional.of(
          new WorkerFailure(
              "%s not answered within %s by any of these: %s"
                  .formatted(outstanding.get(), deadline, everybody())));
    }
    return Optional.empty();
  }

  private boolean isOver(long nanos) {
    return nanos > deadline.toNanos();
  }

  private static WorkerFailure late(Child child, String what, Duration longest) {
    return new WorkerFailure(child.process.describe(" %s within %s".formatted(what, longest)));
  }

  private String everybody() {
    return children.stream().map(child -> describe(child, "")).collect(Collectors.joining(", "));
  }

  /** What a child is at, in words that go behind its name. */
  private String at(Child child) {
    if (child.asked().isPresent()) {
      return ", asked to " + child.asked().get().what();
    }
    return progress
        .of(child)
        .map(status -> " at " + tasks(status.from(), status.count()))
        .orElse(", idle");
  }

  /** The task, or that it is one of several. */
  static String tasks(int from, int count) {
    return count == 1
        ? "task " + from
        : "one of the tasks %s to %s".formatted(from, from + count - 1);
  }
}
