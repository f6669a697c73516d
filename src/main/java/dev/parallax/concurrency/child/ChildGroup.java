package dev.parallax.concurrency.child;

import dev.parallax.concurrency.child.Answer.Kind;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.jvm.JvmUsage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The children of a pool and the pipes to and from them, for one thread.
 *
 * <p>Children are either gathered, each listening to its own channel, or at work, all taking from
 * the queue.
 */
final class ChildGroup implements Closeable {
  /**
   * What the children have in common.
   *
   * @param folder of the pool
   * @param board on which task runs and words are left
   * @param answers of all children
   * @param queue of the tasks
   */
  record Channels(PoolFolder folder, Board board, AnswerPipe answers, TaskQueue queue) {}

  private final Channels lines;
  private final List<Child> children;
  private final Progress progress;
  private final Faults faults;
  private boolean gathered = true;

  ChildGroup(Channels lines, List<Child> children, PoolOptions options) {
    this.lines = lines;
    this.children = List.copyOf(children);
    this.progress = new Progress(lines.board(), children.size());
    this.faults = new Faults(this.children, progress, options);
  }

  int size() {
    return children.size();
  }

  PoolFolder folder() {
    return lines.folder();
  }

  Board board() {
    return lines.board();
  }

  Child child(int number) {
    return children.get(number);
  }

  Faults faults() {
    return faults;
  }

  Progress progress() {
    return progress;
  }

  List<JavaProcess> processes() {
    return children.stream().map(child -> child.process).toList();
  }

  /** Asks every child the same on its own channel, without waiting. */
  void askAll(Request request, String what) throws IOException, InterruptedException {
    gather();
    for (Child child : children) {
      child.ask(request, what);
    }
  }

  /** Asks one child on its own channel and waits for its answer. */
  void ask(Child child, Request request, String what)
      throws IOException, InterruptedException, Request.Failure {
    gather();
    child.ask(request, what);
    awaitAnswers();
  }

  /** Asks every child what it has used so far, and leaves all where they were. */
  Map<Long, JvmUsage> usage() throws IOException, InterruptedException, Request.Failure {
    boolean atWork = !gathered;
    askAll(Request.of(Request.Kind.USAGE), "say what it has used");
    awaitAnswers();
    if (atWork) {
      // Or the next operation would have to call them, which is timed.
      sendToWork();
    }
    Map<Long, JvmUsage> usage = new HashMap<>();
    for (Child child : children) {
      child.takeUsage().ifPresent(used -> usage.put(child.process.pid(), used));
    }
    return usage;
  }

  /**
   * Waits until nobody is asked anything any more.
   *
   * @throws Request.Failure if a request threw; every child has answered even so
   */
  void awaitAnswers() throws IOException, InterruptedException, Request.Failure {
    Optional<Request.Failure> failure = Optional.empty();
    while (children.stream().anyMatch(child -> child.asked().isPresent())) {
      Answer answer = next();
      Child child = children.get(answer.child());
      switch (answer.kind()) {
        case HELLO -> child.greet(answer.startNanos());
        case READY, HERE -> child.hasAnswered();
        case USED -> child.used(answer.usage());
        case FAILED -> {
          child.hasAnswered();
          if (failure.isEmpty()) {
            failure = Optional.of(new Request.Failure(answer.from(), thrownBy(child, answer)));
          }
        }
        default -> throw faults.unexpected(child, answer);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /**
   * What a child says that a task or request threw.
   *
   * @throws WorkerFailure if there is no such text
   */
  String thrownBy(Child child, Answer answer) throws IOException {
    try {
      String text = lines.board().readText(child.number, answer.textBytes());
      return "child %s threw %s".formatted(child.number, text.strip());
    } catch (Wire.Damage e) {
      throw faults.garbage(child.number, e);
    }
  }

  /** Calls all children from the queue, unless they are gathered. */
  void gather() throws IOException, InterruptedException {
    if (gathered) {
      return;
    }
    gathered = true;
    lines.queue().call(children.size());
    children.forEach(child -> child.expect("come when called"));
    try {
      // A child that has come waits on its own channel, so that each takes one call only.
      awaitAnswers();
    } catch (Request.Failure e) {
      throw new IllegalStateException("a call is not a request", e);
    }
  }

  /** Begins an operation: sends everybody to the queue; returns the number of the operation. */
  int beginBatch() throws IOException {
    if (gathered) {
      sendToWork();
    }
    for (Child child : children) {
      child.forgetAnswers();
    }
    return progress.beginBatch();
  }

  private void sendToWork() throws IOException {
    gathered = false;
    for (Child child : children) {
      child.tell(Request.of(Request.Kind.WORK));
    }
  }

  /** Puts tokens into the queue. */
  void put(List<Token> tokens) throws IOException {
    lines.queue().put(tokens);
    progress.queued(tokens);
  }

  /** A child has put this token back into the queue. */
  void putBack(Token token) {
    progress.queued(List.of(token));
  }

  /**
   * Waits for the next answer of a child.
   *
   * @throws WorkerFailure if a child died, hung, or answered what is no answer
   */
  Answer next() throws IOException, InterruptedException {
    try {
      while (true) {
        Answer answer = lines.answers().next();
        if (answer.kind() == Kind.TICK) {
          lookAtTheClock();
        } else if (!isChild(answer.child())) {
          throw faults.garbage(-1, new Wire.Damage("as child " + answer.child()));
        } else if (answer.kind() == Kind.DIED) {
          throw faults.died(children.get(answer.child()));
        } else {
          return answer;
        }
      }
    } catch (AnswerPipe.Garbage e) {
      throw faults.garbage(children.size() == 1 ? 0 : e.child, e);
    } catch (ClosedByInterruptException e) {
      boolean unused = Thread.interrupted();
      throw new InterruptedException();
    }
  }

  private void lookAtTheClock() {
    Optional<WorkerFailure> overdue = faults.overdue(!gathered);
    if (overdue.isPresent()) {
      throw overdue.get();
    }
  }

  void kill() {
    children.forEach(child -> child.process.killAll());
  }

  private boolean isChild(int number) {
    return number >= 0 && number < children.size();
  }

  /** As {@link ChildShutdown#close()}. */
  @Override
  public void close() throws IOException {
    new ChildShutdown(lines, children, !gathered).close();
  }
}
