package dev.parallax.cluster;

import com.hazelcast.cluster.Member;
import dev.parallax.jvm.JavaProcess;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A member as its pool sees it: its process, and what it was asked and has not answered yet. */
final class ClusterMember {
  final int number;
  final JavaProcess process;
  final Member member;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private long clockOffsetNanos;
  private long sinceNanos;

  /**
   * What it was asked.
   *
   * @param what in words that go behind "did not"
   * @param from first task, if it was to run some
   * @param count how many tasks
   */
  record Asked(String what, int from, int count) {
    static Asked of(String what) {
      return new Asked(what, 0, 0);
    }

    static Asked tasks(int from, int count) {
      return new Asked(
          count == 1
              ? "end task " + from
              : "end one of the tasks %s to %s".formatted(from, from + count - 1),
          from,
          count);
    }
  }

  ClusterMember(int number, JavaProcess process, Member member) {
    this.number = number;
    this.process = process;
    this.member = member;
  }

  void ask(Asked question) {
    if (asked.isEmpty()) {
      sinceNanos = System.nanoTime();
    }
    asked.add(question);
  }

  /** It has answered a question. */
  void answered(Asked question) {
    sinceNanos = System.nanoTime();
    boolean unused = asked.remove(question);
  }

  /** What it says that a task, or a request, has thrown. */
  String describe(Answer failure) {
    return "%s (pid %s): %s".formatted(process.name(), process.pid(), failure.thrown().strip());
  }

  /** How many questions it has not answered. */
  int open() {
    return asked.size();
  }

  /** What it is at, and since when on {@link System#nanoTime()}. */
  Optional<Asked> at() {
    return Optional.ofNullable(asked.peek());
  }

  long sinceNanos() {
    return sinceNanos;
  }

  /**
   * Takes a reading of its clock for one that fell between two of ours. On Linux all processes read
   * the same clock and the offset is zero; it is corrected only if zero is impossible.
   */
  void readClock(long askedNanos, long theirNanos, long answeredNanos) {
    boolean sameClock = askedNanos <= theirNanos && theirNanos <= answeredNanos;
    clockOffsetNanos = sameClock ? 0 : (askedNanos + answeredNanos) / 2 - theirNanos;
  }

  long onOurClock(long theirNanos) {
    return theirNanos + clockOffsetNanos;
  }
}
