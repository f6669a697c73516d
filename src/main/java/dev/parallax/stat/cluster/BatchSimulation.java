package dev.parallax.stat.cluster;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * One batch of a cluster, event by event, by the rules of the suite's own pool: one dispatcher,
 * which does one thing at a time; each member has two messages at most and runs one after the
 * other; what a member has not begun within a quantum comes back and goes to whoever has room.
 */
final class BatchSimulation {
  private static final int MESSAGES = 2;

  /**
   * An answer on its way.
   *
   * @param at when it is there, in seconds from the start of the batch
   * @param from first task of its message
   * @param count how many tasks the message had
   * @param ran how many of them were run
   * @param busy how long those took
   */
  private record Answer(double at, int member, int from, int count, int ran, double busy) {}

  /** Some tasks in a row. */
  private record Tasks(int from, int count) {}

  private final ClusterWork work;
  private final ClusterCosts costs;
  private final MessageSize size;
  private final double[] memberFreeAt;
  private final int[] messages;
  private final TreeSet<Integer> withRoom = new TreeSet<>();
  private final Deque<Tasks> back = new ArrayDeque<>();
  private final PriorityQueue<Answer> answers =
      new PriorityQueue<>(Comparator.comparingDouble(Answer::at).thenComparingInt(Answer::member));
  private double dispatcherFreeAt;
  private double networkFreeAt;
  private int next;

  private BatchSimulation(ClusterWork work, int members, ClusterCosts costs) {
    this.work = work;
    this.costs = costs;
    this.size = new MessageSize(members);
    this.memberFreeAt = new double[members];
    this.messages = new int[members];
    this.dispatcherFreeAt = costs.start();
    IntStream.range(0, members).forEach(withRoom::add);
    if (work.isWarm()) {
      size.learn(work.tasks(), work.total());
    }
  }

  /** How long a cluster takes for a batch. */
  static double makespan(ClusterWork work, int members, ClusterCosts costs) {
    return new BatchSimulation(work, members, costs).run();
  }

  private double run() {
    for (int each = 0; each < MESSAGES; each++) {
      grant();
    }
    while (!answers.isEmpty()) {
      take(answers.remove());
      grant();
    }
    return dispatcherFreeAt;
  }

  /** A message to each member that has room, as long as there are tasks. */
  private void grant() {
    Integer member = withRoom.isEmpty() ? null : withRoom.first();
    while (member != null && (!back.isEmpty() || next < work.tasks())) {
      send(member, nextTasks());
      member = withRoom.higher(member);
    }
  }

  private Tasks nextTasks() {
    if (!back.isEmpty()) {
      return back.remove();
    }
    Tasks tasks = new Tasks(next, work.isSent() ? 1 : size.next(work.tasks() - next));
    next += tasks.count();
    return tasks;
  }

  private void send(int member, Tasks tasks) {
    dispatcherFreeAt += costs.dispatcher().message() / 2;
    networkFreeAt = Math.max(networkFreeAt, dispatcherFreeAt) + costs.input() * tasks.count();
    double begun =
        Math.max(memberFreeAt[member], networkFreeAt + costs.way()) + costs.member().message() / 2;
    double busy = 0;
    int ran = 0;
    while (ran < tasks.count() && busy < MessageSize.QUANTUM_SECONDS) {
      busy += work.seconds(tasks.from() + ran) + costs.member().task();
      ran++;
    }
    memberFreeAt[member] = begun + busy + costs.member().message() / 2;
    answers.add(
        new Answer(
            memberFreeAt[member] + costs.way(), member, tasks.from(), tasks.count(), ran, busy));
    messages[member]++;
    if (messages[member] == MESSAGES) {
      withRoom.remove(member);
    }
  }

  private void take(Answer answer) {
    dispatcherFreeAt =
        Math.max(dispatcherFreeAt, answer.at())
            + costs.dispatcher().message() / 2
            + costs.dispatcher().task() * answer.ran();
    messages[answer.member()]--;
    withRoom.add(answer.member());
    size.learn(answer.ran(), answer.busy());
    if (answer.ran() < answer.count()) {
      back.add(new Tasks(answer.from() + answer.ran(), answer.count() - answer.ran()));
    }
  }
}
