package dev.parallax.concurrency.child;

import dev.parallax.concurrency.WorkerFailure;
import dev.parallax.concurrency.child.Answer.Kind;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.jvm.JvmUsage;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The children of a pool and the pipes to and from them, for one thread.
 *
 * <p>Children are either gathered, each listening to its own channel, or at work, all taking from
 * the queue.
 */
final class Crew implements Closeable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What a pipe takes in one piece, on Linux; a multiple of a token's length. */
  private static final int PIPE_BUF = 4096;

  private final PoolFolder folder;
  private final Board board;
  private final AnswerPipe answers;
  private final RandomAccessFile queue;
  private final Watchdog watchdog;
  private final List<Child> children;
  private final Progress progress;
  private final Faults faults;
  private boolean gathered = true;

  Crew(
      PoolFolder folder,
      Board board,
      AnswerPipe answers,
      RandomAccessFile queue,
      List<Child> children,
      Duration deadline) {
    this.folder = folder;
    this.board = board;
    this.answers = answers;
    this.queue = queue;
    this.children = List.copyOf(children);
    this.progress = new Progress(board, children.size());
    this.faults = new Faults(this.children, progress, deadline);
    this.watchdog = Watchdog.start(answers, deadline);
  }

  int size() {
    return children.size();
  }

  PoolFolder folder() {
    return folder;
  }

  Board board() {
    return board;
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
    return children.stream().map(Child::process).toList();
  }

  /** Asks every child the same on its own channel, without waiting. */
  void askAll(Function<Child, Request> request, String what)
      throws IOException, InterruptedException {
    gather();
    for (Child child : children) {
      child.ask(request.apply(child), what);
    }
  }

  /** Asks one child on its own channel and waits for its answer. */
  void ask(Child child, Request request, String what)
      throws IOException, InterruptedException, RequestFailure {
    gather();
    child.ask(request, what);
    awaitAnswers();
  }

  /** Asks every child what it has used so far, and leaves all where they were. */
  Map<Long, JvmUsage> usage() throws IOException, InterruptedException, RequestFailure {
    boolean atWork = !gathered;
    askAll(child -> Request.of(RequestKind.USAGE, 0), "say what it has used");
    awaitAnswers();
    if (atWork) {
      // Or the next operation would have to call them, which is timed.
      sendToWork();
    }
    Map<Long, JvmUsage> usage = new HashMap<>();
    for (Child child : children) {
      child.takeUsage().ifPresent(used -> usage.put(child.process().pid(), used));
    }
    return usage;
  }

  /**
   * Waits until nobody is asked anything any more.
   *
   * @throws RequestFailure if a request threw; every child has answered even so
   */
  void awaitAnswers() throws IOException, InterruptedException, RequestFailure {
    @Nullable RequestFailure failure = null;
    while (children.stream().anyMatch(child -> child.asked().isPresent())) {
      Answer answer = next();
      Child child = children.get(answer.child());
      switch (answer.kind()) {
        case HELLO -> child.greet(answer.startNanos());
        case READY, HERE -> child.hasAnswered();
        case USED -> child.used(answer.usage());
        case FAILED -> {
          child.hasAnswered();
          if (failure == null) {
            failure = new RequestFailure(answer.from(), thrownBy(child, answer));
          }
        }
        default -> throw faults.unexpected(child, answer);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * What a child says that a task or request threw.
   *
   * @throws WorkerFailure if there is no such text
   */
  String thrownBy(Child child, Answer answer) throws IOException {
    try {
      String text = board.readText(child.number(), answer.textBytes());
      return "child %d threw %s".formatted(child.number(), text.strip());
    } catch (WireException e) {
      throw faults.garbage(child.number(), e);
    }
  }

  /** Calls all children from the queue, unless they are gathered. */
  void gather() throws IOException, InterruptedException {
    if (gathered) {
      return;
    }
    gathered = true;
    callAll();
    children.forEach(child -> child.expect("come when called"));
    try {
      // A child that has come waits on its own channel, so that each takes one call only.
      awaitAnswers();
    } catch (RequestFailure e) {
      throw new IllegalStateException("a call is not a request", e);
    }
  }

  private void callAll() throws IOException {
    ByteBuffer calls = ByteBuffer.allocate(children.size() * Token.BYTES);
    children.forEach(child -> calls.put(Token.call().write()));
    write(calls.flip());
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
      child.tell(Request.of(RequestKind.WORK, 0));
    }
  }

  /** Puts tokens into the queue. */
  void put(List<Token> tokens) throws IOException {
    ByteBuffer records = ByteBuffer.allocate(tokens.size() * Token.BYTES);
    for (Token token : tokens) {
      records.put(token.write());
    }
    write(records.flip());
    progress.queued(tokens);
  }

  /** A child has put this token back into the queue. */
  void putBack(Token token) {
    progress.queued(List.of(token));
  }

  /** In pieces that the kernel keeps whole. */
  private void write(ByteBuffer records) throws IOException {
    byte[] piece = new byte[Math.min(PIPE_BUF, records.remaining())];
    while (records.hasRemaining()) {
      int bytes = Math.min(piece.length, records.remaining());
      records.get(piece, 0, bytes);
      queue.write(piece, 0, bytes);
    }
  }

  /**
   * Waits for the next answer of a child.
   *
   * @throws WorkerFailure if a child died, hung, or answered what is no answer
   */
  Answer next() throws IOException, InterruptedException {
    watchdog.setWaiting(true);
    try {
      while (true) {
        Answer answer = answers.next();
        if (answer.kind() == Kind.TICK) {
          lookAtTheClock();
        } else if (!isChild(answer.child())) {
          throw faults.garbage(-1, new WireException("as child " + answer.child()));
        } else if (answer.kind() == Kind.DIED) {
          throw faults.died(children.get(answer.child()));
        } else {
          return answer;
        }
      }
    } catch (AnswerPipe.Garbage e) {
      throw faults.garbage(children.size() == 1 ? 0 : e.child(), e);
    } catch (ClosedByInterruptException e) {
      boolean unused = Thread.interrupted();
      throw new InterruptedException();
    } finally {
      watchdog.setWaiting(false);
    }
  }

  private void lookAtTheClock() {
    long now = System.nanoTime();
    for (Child child : children) {
      if (!child.isGreeted() && now - child.spawnedNanos() > START_DEADLINE.toNanos()) {
        throw new WorkerFailure(
            child.process().describe(" did not start within " + START_DEADLINE));
      }
    }
    Optional<WorkerFailure> overdue = faults.overdue(!gathered);
    if (overdue.isPresent()) {
      throw overdue.get();
    }
  }

  void kill() {
    children.forEach(Child::kill);
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
    if (children.stream().noneMatch(child -> child.process().isAlive())) {
      return;
    }
    if (!gathered) {
      callAll();
    }
    for (Child child : children) {
      child.tell(Request.of(RequestKind.END, 0));
    }
    long deadlineNanos = System.nanoTime() + GRACE.toNanos();
    watchdog.setWaiting(true);
    while (children.stream().anyMatch(Crew::isAwaited) && System.nanoTime() < deadlineNanos) {
      Answer answer = answers.next();
      boolean ends = answer.kind() == Kind.BYE || answer.kind() == Kind.DIED;
      if (ends && isChild(answer.child())) {
        children.get(answer.child()).bye();
      }
    }
  }

  private static boolean isAwaited(Child child) {
    return !child.hasSaidBye() && child.process().isAlive();
  }

  private boolean isChild(int number) {
    return number >= 0 && number < children.size();
  }

  private void closeAll() throws IOException {
    // Before the watchdog, which may be waiting for room in the pipe.
    answers.close();
    watchdog.close();
    // Their grace is over: stopped, or busy with what does not end.
    children.stream().filter(Crew::isAwaited).forEach(Child::kill);
    try {
      // Before the inputs, at whose end children would do it.
      folder.close();
    } finally {
      // All inputs first, so that all children end at the same time and not one after the other.
      children.forEach(child -> child.process().closeInput());
      for (Child child : children) {
        child.close();
      }
      queue.close();
      board.close();
    }
  }
}
