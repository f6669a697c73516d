package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.parallax.concurrency.child.Sabotage.Outcome;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens pools, one after the other, and lets random things go wrong in each until it is closed.
 *
 * <p>After each fault: the right error or the right results, and a pool that is closed or runs a
 * batch without fault.
 */
final class FaultInjection {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** Beyond the deadline and what a pool takes to close; whoever takes longer hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int MOST_FAULTS_OF_A_POOL = 6;
  private static final int MOST_TINY_TASKS = 5000;
  private static final int LATEST_MOMENT_MICROS = 30_000;
  private static final PoolOptions OPTIONS =
      PoolOptions.DEFAULT.withDeadline(DEADLINE).withChildArgs(List.of("-Xmx48m"));

  private static final List<Sabotage> SABOTAGES =
      Arrays.stream(Sabotage.values())
          // One leaves a process behind, which is the task's own to end; one must know its token.
          .filter(sabotage -> sabotage != Sabotage.LEAVE_A_PROCESS)
          .filter(sabotage -> sabotage != Sabotage.ANSWER_TOO_LONG)
          .toList();

  /** What somebody outside does at a random moment of an operation. */
  private enum Attack {
    KILL,
    STOP,
    INTERRUPT
  }

  private final Path orders;
  private final SplittableRandom random;
  private final Map<String, Integer> tally = new TreeMap<>();
  private int faults;
  private int pools;
  private String current = "";

  /** A child has closed its streams, so that it can't say its last words any more. */
  private boolean mute;

  /** A child has no memory left to do anything with. */
  private boolean full;

  FaultInjection(Path orders, long seed) {
    this.orders = orders;
    this.random = new SplittableRandom(seed);
  }

  int faults() {
    return faults;
  }

  int pools() {
    return pools;
  }

  /** What it is at, for messages. */
  String current() {
    return current;
  }

  /** How often each thing went wrong. */
  Map<String, Integer> tally() {
    return tally;
  }

  /** Opens a pool, and lets things go wrong until it is closed. */
  void tryOnePool() throws Exception {
    int workers = random.nextInt(1, 5);
    boolean tiny = random.nextInt(3) == 0;
    int tasks = tiny ? random.nextInt(100, MOST_TINY_TASKS) : random.nextInt(1, 40);
    int micros = tiny ? 1 : random.nextInt(1, 2000);
    current = "%d workers, %d tasks of %d us".formatted(workers, tasks, micros);
    ExecutorService user = Executors.newSingleThreadExecutor();
    try (Work work = SabotagedWorkload.work(orders, tasks, micros)) {
      pools++;
      ProcessPool pool =
          bounded(user, () -> (ProcessPool) ProcessPool.open(workers, work, OPTIONS));
      try {
        String where = current;
        boolean healthy = true;
        mute = false;
        full = false;
        for (int i = 0; healthy && !mute && !full && i < MOST_FAULTS_OF_A_POOL; i++) {
          faults++;
          healthy =
              random.nextInt(3) == 0
                  ? survivesAttack(user, pool, tasks, where)
                  : survivesSabotage(user, pool, tasks, where);
          SabotagedWorkload.withdraw(orders);
          if (healthy && !full) {
            assertRight(bounded(user, pool::run), tasks);
          } else if (!healthy) {
            assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
          }
        }
      } finally {
        bounded(
            user,
            () -> {
              pool.close();
              return true;
            });
      }
    } finally {
      SabotagedWorkload.withdraw(orders);
      user.shutdownNow();
      assertThat(user.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Something that a task does to its child; returns whether the pool is open. */
  private boolean survivesSabotage(ExecutorService user, ProcessPool pool, int tasks, String where)
      throws Exception {
    Sabotage sabotage = SABOTAGES.get(random.nextInt(SABOTAGES.size()));
    int task = random.nextInt(tasks);
    note("task " + sabotage, "%s, task %d: %s".formatted(where, task, sabotage));
    SabotagedWorkload.order(orders, task, sabotage);
    long startNanos = System.nanoTime();
    while (System.nanoTime() - startNanos < PATIENCE.toNanos()) {
      Optional<Throwable> error = errorOf(user, pool, tasks);
      if (error.isPresent()) {
        Failing.assertNamed(error.get(), sabotage, task);
        full = error.get() instanceof TaskFailure && sabotage == Sabotage.HOARD;
        return error.get() instanceof TaskFailure;
      }
      if (sabotage.outcome() == Outcome.NOTHING) {
        mute |= sabotage == Sabotage.CLOSE_STREAMS;
        return true;
      }
      assertThat(sabotage.outcome()).isEqualTo(Outcome.QUEUE_IS_DAMAGED);
    }
    return fail("nobody heard of it");
  }

  /** Something that is done from outside at a random moment; returns whether the pool is open. */
  private boolean survivesAttack(ExecutorService user, ProcessPool pool, int tasks, String where)
      throws Exception {
    Attack attack = Attack.values()[random.nextInt(Attack.values().length)];
    int child = random.nextInt(pool.workers());
    int micros = random.nextInt(LATEST_MOMENT_MICROS);
    note(
        "outside " + attack,
        "%s, child %d: %s after %d us".formatted(where, child, attack, micros));
    return switch (attack) {
      case INTERRUPT -> survivesInterrupt(user, pool, tasks, micros);
      case KILL, STOP -> survivesSignal(user, pool, tasks, attack, child, micros);
    };
  }

  private static boolean survivesInterrupt(
      ExecutorService user, ProcessPool pool, int tasks, int micros) throws Exception {
    Thread caller = bounded(user, Thread::currentThread);
    Thread attacker = after(micros, caller::interrupt);
    Optional<Throwable> error = errorOf(user, pool, tasks);
    attacker.join();
    if (error.isPresent()) {
      assertThat(error.get()).isInstanceOf(InterruptedException.class);
      boolean unused = bounded(user, Thread::interrupted);
      return false;
    }
    boolean unused = bounded(user, Thread::interrupted);
    return true;
  }

  private static boolean survivesSignal(
      ExecutorService user, ProcessPool pool, int tasks, Attack attack, int child, int micros)
      throws Exception {
    long pid = pool.pids()[child];
    Thread attacker = after(micros, () -> Signals.send(attack.name(), pid));
    try {
      long startNanos = System.nanoTime();
      while (System.nanoTime() - startNanos < PATIENCE.toNanos()) {
        boolean stopped = attack == Attack.STOP && !attacker.isAlive();
        Optional<Throwable> error = errorOf(user, pool, tasks);
        if (error.isPresent()) {
          assertNamed(error.get(), attack, child, pid);
          return false;
        }
        if (stopped) {
          // The others do its work; it goes on, and the pool is as it was.
          Signals.send("CONT", pid);
          return true;
        }
      }
      return fail("nobody heard of it");
    } finally {
      attacker.join();
    }
  }

  /** Where the child was stopped between taking a task and saying so, the pool names them all. */
  private static void assertNamed(Throwable error, Attack attack, int child, long pid) {
    Failing.assertNamesChild(error);
    assertThat(error)
        .hasMessageContaining(
            "child %d (pid %d, %s",
            child, pid, attack == Attack.KILL ? "ended with exit code 137" : "stopped by a signal")
        .hasMessageMatching("(?s).*(task \\d+|tasks \\d+ to \\d+|idle).*");
  }

  /** Runs the batch: nothing if the results are right. */
  private static Optional<Throwable> errorOf(ExecutorService user, ProcessPool pool, int tasks)
      throws Exception {
    try {
      assertRight(bounded(user, pool::run), tasks);
      return Optional.empty();
    } catch (TaskFailure | WorkerFailure | InterruptedException e) {
      return Optional.of(e);
    }
  }

  private static void assertRight(TaskRuns runs, int tasks) {
    assertThat(runs.stream().map(TaskRun::checksum).toList())
        .isEqualTo(SabotagedWorkload.checksums(tasks));
  }

  /** Does something with a pool in the thread that uses it, and fails if that takes for ever. */
  private static <T> T bounded(ExecutorService user, Callable<T> action) throws Exception {
    Future<T> result = user.submit(action);
    try {
      return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    } catch (TimeoutException e) {
      List<String> stacks = new ArrayList<>();
      Thread.getAllStackTraces()
          .forEach((thread, stack) -> stacks.add(thread.getName() + Arrays.toString(stack)));
      throw new AssertionError("it hangs: " + String.join("\n", stacks), e);
    }
  }

  private interface Action {
    void act() throws Exception;
  }

  private static Thread after(int micros, Action action) {
    return Thread.ofPlatform()
        .name("attacker")
        .start(() -> {
          try {
            TimeUnit.MICROSECONDS.sleep(micros);
            action.act();
          } catch (Exception e) {
            throw new IllegalStateException("the attack failed", e);
          }
        });
  }

  private void note(String kind, String description) {
    current = description;
    tally.merge(kind, 1, Integer::sum);
  }
}
