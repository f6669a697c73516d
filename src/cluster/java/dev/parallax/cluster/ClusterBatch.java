package dev.parallax.cluster;

import dev.parallax.cluster.ClusterMember.Asked;
import dev.parallax.concurrency.pool.Pace;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.workload.SendableBatch;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a cluster. Each member has two messages at most: one that it works on, and the
 * next, so that it never waits for one. A message has as many tasks as take about a quantum; what a
 * member has not begun within it comes back and goes to whoever is free.
 */
final class ClusterBatch {
  private static final int MESSAGES = 2;

  private final ClusterMembers members;
  private final Pace pace;
  private final Optional<SendableBatch> sent;
  private final TaskRuns runs;

  /** Tasks that came back: first one and count. */
  private final Deque<int[]> back = new ArrayDeque<>();

  private int next;
  private int messages;
  private int done;
  private @Nullable TaskFailure failure;

  ClusterBatch(ClusterMembers members, int tasks, Pace pace, Optional<SendableBatch> sent) {
    this.members = members;
    this.pace = pace;
    this.sent = sent;
    this.runs = new TaskRuns(tasks);
  }

  /**
   * Runs every task.
   *
   * @throws TaskFailure if a task threw; no task is in progress any more
   */
  TaskRuns run() throws InterruptedException {
    for (int each = 0; each < MESSAGES; each++) {
      members.all().forEach(this::grant);
    }
    while (messages > 0) {
      ClusterMembers.Event.Said said = members.next();
      ClusterMember member = members.member(said.number());
      take(member, said.asked(), said.answer());
      messages--;
      members.all().forEach(this::refill);
    }
    if (failure != null) {
      throw failure;
    }
    if (done != runs.size()) {
      throw new IllegalStateException("%s of %s tasks were run".formatted(done, runs.size()));
    }
    return runs;
  }

  private void refill(ClusterMember member) {
    if (member.open() < MESSAGES) {
      grant(member);
    }
  }

  private void grant(ClusterMember member) {
    if (failure != null) {
      return;
    }
    int from;
    int count;
    if (!back.isEmpty()) {
      int[] rest = back.remove();
      from = rest[0];
      count = rest[1];
    } else if (next < runs.size()) {
      from = next;
      count = sent.isPresent() ? 1 : pace.next(runs.size() - next);
      next += count;
    } else {
      return;
    }
    messages++;
    members.ask(member, order(from, count), Asked.tasks(from, count));
  }

  private Order order(int from, int count) {
    if (sent.isEmpty()) {
      return Order.of(Order.Kind.RUN, from, count);
    }
    byte[] input = new byte[sent.get().inputBytes(from)];
    sent.get().writeInput(from, ByteBuffer.wrap(input));
    return Order.ofBytes(Order.Kind.RUN_SENT, input, from);
  }

  private void take(ClusterMember member, Asked asked, Answer answer) {
    if (answer.isFailure()) {
      if (failure == null) {
        failure =
            new TaskFailure(answer.failedTask(), member.describe(answer));
      }
      return;
    }
    long[] numbers = answer.numbers();
    int ran = numbers.length / MemberWork.RESULT_NUMBERS;
    if (ran < 1 || ran > asked.count() || numbers.length % MemberWork.RESULT_NUMBERS != 0) {
      throw ClusterMembers.failure(member, ", answered %s numbers".formatted(numbers.length));
    }
    for (int i = 0; i < ran; i++) {
      int at = MemberWork.RESULT_NUMBERS * i;
      runs.record(
          asked.from() + i,
          member.number,
          member.onOurClock(numbers[at]),
          member.onOurClock(numbers[at + 1]),
          numbers[at + 2]);
    }
    done += ran;
    pace.learn(ran, numbers[MemberWork.RESULT_NUMBERS * ran - 2] - numbers[0]);
    if (ran < asked.count()) {
      back.add(new int[] {asked.from() + ran, asked.count() - ran});
    }
  }
}
