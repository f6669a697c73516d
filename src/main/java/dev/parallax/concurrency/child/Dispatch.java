package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.Pace;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.TaskRuns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a pool of children: which tasks are in the queue or in progress, and what has
 * come of the others.
 *
 * <p>The queue holds as many tokens as there are children, besides those in progress, and more of
 * short ones: enough that a child never waits for the pool, few enough that a task that fails ends
 * the operation soon.
 */
final class Dispatch {
  /** Answers to that many tokens fit into the pipe, so that neither side waits for the other. */
  private static final int MOST_TOKENS = 500;

  private final ChildGroup group;
  private final Pace pace;
  private final Optional<SentInputs> inputs;
  private final TaskRuns runs;
  private final int batch;
  private final int fewTokens;
  private final int[] granted;
  private int next;
  private int tokens;
  private int done;
  private @Nullable TaskFailure failure;

  Dispatch(ChildGroup group, int tasks, Pace pace, Optional<SentInputs> inputs) throws IOException {
    this.group = group;
    this.pace = pace;
    this.inputs = inputs;
    this.runs = new TaskRuns(tasks);
    this.granted = new int[tasks];
    this.fewTokens = Math.min(MOST_TOKENS, 2 * group.size() + 1);
    this.batch = group.beginBatch();
    group.faults().setOutstanding(this::outstanding);
  }

  /**
   * Runs every task.
   *
   * @throws TaskFailure if a task threw; no task is in progress any more
   */
  TaskRuns run() throws IOException, InterruptedException {
    grant();
    while (tokens > 0) {
      Answer answer = group.next();
      take(answer);
      grant();
    }
    if (failure != null) {
      throw failure;
    }
    if (done != runs.size()) {
      throw new IllegalStateException("%s of %s tasks were run".formatted(done, runs.size()));
    }
    return runs;
  }

  private void grant() throws IOException {
    if (failure != null) {
      return;
    }
    List<Token> ready = new ArrayList<>();
    while (next < runs.size() && hasRoom()) {
      Token token = nextToken();
      granted[token.from()] = token.count();
      next += token.count();
      tokens++;
      ready.add(token);
      if (inputs.isPresent()) {
        // At once, since the next input takes its time to be written.
        group.put(ready);
        ready.clear();
      }
    }
    if (!ready.isEmpty()) {
      group.put(ready);
    }
  }

  private boolean hasRoom() {
    if (inputs.isPresent()) {
      return tokens < fewTokens && inputs.get().hasRoom();
    }
    return tokens < fewTokens || (tokens < MOST_TOKENS && !pace.isEnough(next - done));
  }

  private Token nextToken() {
    return inputs.isPresent()
        ? inputs.get().write(batch, next)
        : Token.tasks(batch, next, pace.next(runs.size() - next));
  }

  private void take(Answer answer) throws IOException {
    Child child = group.child(answer.child());
    int from = answer.tokenFrom();
    if (!isExpected(answer)) {
      throw group.faults().unexpected(child, answer);
    }
    int count = granted[from];
    granted[from] = 0;
    tokens--;
    inputs.ifPresent(sent -> sent.isDone(from));
    switch (answer.kind()) {
      case RESULT -> takeResult(child, answer);
      case RESULTS -> takeResults(child, answer, count);
      default -> fail(child, answer);
    }
    // Last, so that whatever is wrong with the answer is told with the task that the child was at.
    group.progress().answered(child, answer);
  }

  /** Whether it answers a token that is out, in a way that fits the token. */
  private boolean isExpected(Answer answer) {
    int from = answer.tokenFrom();
    if (from < 0 || from >= granted.length || granted[from] == 0) {
      return false;
    }
    int count = granted[from];
    return switch (answer.kind()) {
      case RESULT -> count == 1;
      case RESULTS -> answer.count() >= 1 && answer.count() <= count;
      case FAILED -> answer.count() >= 0 && answer.count() < count;
      default -> false;
    };
  }

  private String outstanding() {
    List<String> tokensOut = new ArrayList<>();
    for (int from = 0; from < next; from++) {
      if (granted[from] > 0) {
        tokensOut.add(Faults.tasks(from, granted[from]));
      }
    }
    return String.join(", ", tokensOut);
  }

  private void takeResult(Child child, Answer answer) {
    pace.learn(1, answer.stopNanos() - answer.startNanos());
    runs.record(
        answer.from(),
        child.number,
        child.onOurClock(answer.startNanos()),
        child.onOurClock(answer.stopNanos()),
        answer.checksum());
    done++;
  }

  private void takeResults(Child child, Answer answer, int count) throws IOException {
    int from = answer.from();
    int ran = answer.count();
    pace.learn(ran, answer.stopNanos() - answer.startNanos());
    ByteBuffer results = group.board().readResults(from, ran);
    for (int task = from; task < from + ran; task++) {
      long start = child.onOurClock(results.getLong());
      long stop = child.onOurClock(results.getLong());
      runs.record(task, child.number, start, stop, results.getLong());
    }
    done += ran;
    if (ran < count) {
      // The child has put the rest back into the queue.
      Token rest = Token.tasks(batch, from, count).rest(ran);
      granted[rest.from()] = rest.count();
      tokens++;
      group.putBack(rest);
    }
  }

  private void fail(Child child, Answer answer) throws IOException {
    if (failure == null) {
      failure = new TaskFailure(answer.from(), group.thrownBy(child, answer));
    }
  }
}
