package dev.parallax.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import dev.parallax.cluster.ClusterMember.Asked;
import dev.parallax.concurrency.child.ChildFlags;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.jvm.Closing;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The members of one pool, and the instance of this JVM that hands out their tasks. */
final class ClusterMembers implements Closeable {
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  /** What closing a batch may take, before a member is ended all the same. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final HazelcastInstance dispatcher;
  private final IExecutorService executor;
  private final List<ClusterMember> members;
  private final Duration deadline;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<Outstanding> outstanding = new ArrayList<>();

  /** Something that a member said, or that happened to it. */
  sealed interface Event {
    /** Number of the member. */
    int number();

    /** It has answered a question; answers to two may come the other way round. */
    record Said(int number, Asked asked, Answer answer) implements Event {}

    /** It can't answer any more. */
    record Lost(int number, String why) implements Event {}
  }

  private ClusterMembers(
      HazelcastInstance dispatcher, List<ClusterMember> members, Duration deadline) {
    this.dispatcher = dispatcher;
    this.executor = dispatcher.getExecutorService(ClusterConfig.TASKS);
    this.members = List.copyOf(members);
    this.deadline = deadline;
    for (ClusterMember member : members) {
      member.process.onEnd(() -> events.add(new Event.Lost(member.number, "its process ended")));
    }
  }

  /**
   * Starts members, all at once, and waits until each has joined.
   *
   * @throws WorkerFailure if one can't be started, or does not join in time; none is left
   */
  static ClusterMembers start(int count, Work work, PoolOptions options) {
    String clusterName = "parallax-" + UUID.randomUUID();
    // What is logged before there is a configuration goes by this, and would be a fork's output.
    System.setProperty(ClusterConfig.LOGGING, ClusterConfig.NO_LOGGING);
    List<Closeable> opened = new ArrayList<>();
    try {
      HazelcastInstance dispatcher =
          Hazelcast.newHazelcastInstance(ClusterConfig.ofDispatcher(clusterName));
      opened.add(() -> dispatcher.getLifecycleService().terminate());
      var address = dispatcher.getCluster().getLocalMember().getAddress();
      long neededBytes = work.workload().footprint(work.parameters().forChild()).heapBytes(1);
      JavaCommand command =
          new JavaCommand(MemberMain.class)
              .withJvmArgs(MemberFlags.of(ChildFlags.derive(count, neededBytes, options)));
      List<JavaProcess> processes = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        JavaProcess process =
            JavaProcess.start(
                "member " + number,
                command.withArgs(
                    clusterName, ClusterConfig.LOOPBACK + ":" + address.getPort()));
        opened.addFirst(process::close);
        processes.add(process);
      }
      return new ClusterMembers(dispatcher, joined(dispatcher, processes, options), options.deadline());
    } catch (IOException e) {
      Closing.after(e, opened);
      throw new WorkerFailure("a member did not join: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      Closing.after(e, opened);
      throw e;
    }
  }

  private static List<ClusterMember> joined(
      HazelcastInstance dispatcher, List<JavaProcess> processes, PoolOptions options)
      throws IOException {
    List<ClusterMember> members = new ArrayList<>();
    for (JavaProcess process : processes) {
      String uuid = process.awaitAnswer(options.startDeadline());
      Map<String, Member> byUuid =
          dispatcher.getCluster().getMembers().stream()
              .collect(Collectors.toMap(each -> each.getUuid().toString(), Function.identity()));
      Member member = byUuid.get(uuid);
      if (member == null) {
        throw new IOException(process.describe(" has joined another cluster"));
      }
      members.add(new ClusterMember(members.size(), process, member));
    }
    return members;
  }

  int size() {
    return members.size();
  }

  ClusterMember member(int number) {
    return members.get(number);
  }

  List<ClusterMember> all() {
    return members;
  }

  /** Asks a member something, which {@link #next} has the answer to. */
  void ask(ClusterMember member, Order order, Asked asked) {
    member.ask(asked);
    try {
      // Of this kind since Hazelcast 4; its interface is older.
      var future = (CompletableFuture<Answer>) executor.submitToMember(order, member.member);
      outstanding.add(new Outstanding(member, asked, future));
    } catch (HazelcastException | RejectedExecutionException | IllegalStateException e) {
      events.add(new Event.Lost(member.number, String.valueOf(e.getMessage())));
    }
  }

  /** A question on its way, whose answer nobody waits for yet. */
  private record Outstanding(ClusterMember member, Asked asked, CompletableFuture<Answer> future) {}

  private void tell(Outstanding question) {
    var unused =
        question
            .future()
            .whenCompleteAsync(
                (answer, thrown) -> events.add(event(question, answer, thrown)), Runnable::run);
  }

  private static Event event(
      Outstanding question, @Nullable Answer answer, @Nullable Throwable thrown) {
    return answer != null
        ? new Event.Said(question.member().number, question.asked(), answer)
        : new Event.Lost(
            question.member().number, thrown == null ? "" : String.valueOf(thrown.getMessage()));
  }

  /**
   * Waits for the next answer, and has the member it is from open for another question.
   *
   * @throws WorkerFailure if a member is lost, or has taken longer than the deadline
   */
  Event.Said next() throws InterruptedException {
    long tickMillis = Math.clamp(deadline.toMillis() / 8, 1, LONGEST_TICK.toMillis());
    int open = members.stream().mapToInt(ClusterMember::open).sum();
    boolean isAlone = open == 1 && outstanding.size() == 1;
    Outstanding first = isAlone ? outstanding.getFirst() : null;
    if (!isAlone) {
      outstanding.forEach(this::tell);
    }
    outstanding.clear();
    while (true) {
      Event event =
          first == null || !events.isEmpty()
              ? events.poll(tickMillis, TimeUnit.MILLISECONDS)
              : await(first, tickMillis);
      switch (event) {
        case null -> requireInTime();
        case Event.Said said -> {
          member(said.number()).answered(said.asked());
          return said;
        }
        case Event.Lost lost -> throw failure(member(lost.number()), ", lost: " + lost.why());
      }
    }
  }

  /**
   * Waits for the only answer that is to come on the thread that wants it. By an event it took 1.7
   * times as long as a call of Hazelcast's own, whose threads have to wake one more.
   */
  private static @Nullable Event await(Outstanding question, long tickMillis)
      throws InterruptedException {
    try {
      return event(question, question.future().get(tickMillis, TimeUnit.MILLISECONDS), null);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      return event(question, null, e.getCause());
    }
  }

  private void requireInTime() {
    for (ClusterMember member : members) {
      boolean late =
          member.at().isPresent()
              && System.nanoTime() - member.sinceNanos() > deadline.toNanos();
      if (late) {
        throw new WorkerFailure(
            member.process.describe(
                " did not %s within %s".formatted(member.at().get().what(), deadline)));
      }
    }
  }

  /** A member that can't be used any more. */
  static WorkerFailure failure(ClusterMember member, String why) {
    String at = member.at().map(asked -> ", asked to " + asked.what()).orElse(", idle");
    return new WorkerFailure(member.process.describeEnding(at + why));
  }

  /** Asks all the same, and waits until each has answered. */
  List<Answer> askAll(Order order, String what) throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    members.forEach(member -> ask(member, order, Asked.of(what)));
    while (answers.size() < members.size()) {
      Event.Said said = next();
      answers.add(said.answer());
    }
    return answers;
  }

  /** Has each close its batch, if it is still there to be asked. */
  void closeBatches() throws InterruptedException {
    long end = System.nanoTime() + CLOSING.toNanos();
    members.forEach(
        member -> ask(member, Order.of(Order.Kind.CLOSE), Asked.of("close its batch")));
    outstanding.forEach(this::tell);
    outstanding.clear();
    for (int answered = 0; answered < members.size(); answered++) {
      Event event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (!(event instanceof Event.Said)) {
        return; // it is late, or gone
      }
    }
  }

  /** Ends all members at once, and the instance of this JVM. */
  @Override
  public void close() throws IOException {
    List<Closeable> parts = new ArrayList<>();
    for (ClusterMember member : members) {
      // A member has nothing to save; told to leave in order, each would wait for the others.
      parts.add(member.process::kill);
      parts.add(member.process::close);
    }
    parts.add(() -> dispatcher.getLifecycleService().terminate());
    Closing.all(parts);
  }
}
