package dev.parallax.measure;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.OtherWorks;
import dev.parallax.concurrency.child.ProcessPool;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.file.Inside;
import dev.parallax.jvm.ClassArchive;
import dev.parallax.jvm.Closing;
import dev.parallax.jvm.HeapTouch;
import dev.parallax.jvm.OomScore;
import dev.parallax.jvm.ParentWatch;
import dev.parallax.measure.HandOver.ChildRecord;
import dev.parallax.suite.Profile;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.SendableBatch;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One JMH trial: the work that a fork measures, and the checksum that its batches must have.
 *
 * <p>Every operation's checksum is compared with that of a serial run, which the campaign made
 * before it forked: a serial run in here would warm up the JIT for threads and not for children.
 */
public final class Trial implements Closeable {
  /** Of an operation to which cold caches, some milliseconds at most, add next to nothing. */
  private static final double LONG_SECONDS = 0.25;

  private static final Duration UNTIMED = Duration.ofMillis(10);

  private final Work work;
  private final PoolOptions options;
  private final HandOver handOver;
  private final long expectedChecksum;
  private int operations;
  private boolean inWarmUp;

  /** Input that goes to other JVMs with the tasks of a batch; known from the first pool on. */
  private OptionalLong sentBytes = OptionalLong.empty();

  private Trial(Work work, PoolOptions options, HandOver handOver, long expectedChecksum) {
    this.work = work;
    this.options = options;
    this.handOver = handOver;
    this.expectedChecksum = expectedChecksum;
  }

  /**
   * Opens the work of a fork with the settings that the campaign handed over.
   *
   * @param workload name of the workload
   * @param size {@code default}, {@code article} or a number
   * @param tasks {@code default}, {@code article} or a number
   * @param deadline how long a child JVM may take for a task
   * @throws IllegalArgumentException for a name or value that isn't valid
   */
  public static Trial open(String workload, String size, String tasks, Duration deadline)
      throws InterruptedException, IOException {
    if (HandOver.isFork(System.getProperties())) {
      ParentWatch.start();
      OomScore.raise(OomScore.OF_FORK);
    }
    Carriers.check(System.getProperties());
    HandOver handOver = HandOver.read(System.getProperties());
    Workload chosen =
        handOver
            .usersClass()
            .map(Workloads::ofClass)
            .orElseGet(() -> Workloads.available().named(workload));
    Work work =
        open(chosen, Parameters.resolve(chosen, size, tasks, handOver.settings()), handOver);
    try {
      long expected =
          handOver.checksum().isPresent() ? handOver.checksum().getAsLong() : serialChecksum(work);
      PoolOptions options =
          PoolOptions.DEFAULT.withDeadline(deadline).withChildArgs(handOver.childArgs());
      return new Trial(work, options, handOver, expected);
    } catch (InterruptedException | RuntimeException | Error e) {
      Closing.after(e, List.of(work));
      throw e;
    }
  }

  private static Work open(Workload workload, Parameters parameters, HandOver handOver) {
    if (handOver.service().isEmpty()) {
      return Work.open(workload, parameters);
    }
    Parameters reaching = parameters;
    for (Map.Entry<String, String> setting : handOver.service().entrySet()) {
      reaching = reaching.with(setting.getKey(), setting.getValue());
    }
    return Work.joining(workload, reaching);
  }

  /** What one batch comes to when the calling thread does it alone. */
  public static long serialChecksum(Work work) throws InterruptedException {
    try (WorkerPool pool = ConcurrencyModel.SERIAL.open(1, work)) {
      return pool.run().checksum();
    }
  }

  /**
   * Opens a pool of the model for the work, as a program does that needs it once; the caller closes
   * it.
   */
  public WorkerPool openPool(ConcurrencyModel model, int workers) throws InterruptedException {
    weighInput(model);
    return LoggedPool.open(model, () -> model.open(workers, work, options));
  }

  /**
   * The same for a pool that stays open: its child JVMs have the heap of one that has run for long.
   */
  public WorkerPool openWarmPool(ConcurrencyModel model, int workers) throws InterruptedException {
    weighInput(model);
    return LoggedPool.open(
        model,
        () -> {
          WorkerPool pool = model.open(workers, work, warmOptions());
          if (isPolluted() && model.hasOtherJvms()) {
            try (OtherWorks others = OtherWorks.than(work.workload())) {
              others.runIn(pool);
            } catch (InterruptedException | RuntimeException | Error e) {
              Closing.after(e, List.of(pool));
              throw e;
            }
          }
          return pool;
        });
  }

  /**
   * Has this JVM run other works by pools of the same model, if its profile is to be polluted, and
   * clears up after them; before its own pool is opened. Of child JVMs those of a pool that stays
   * open do it; one that is started for every batch has never run anything else.
   */
  public void pollute(ConcurrencyModel model, int workers) throws InterruptedException {
    if (isPolluted() && !model.hasOtherJvms()) {
      try (OtherWorks others = OtherWorks.than(work.workload())) {
        others.run(model, workers);
      }
      HeapTouch.startAnew();
    }
  }

  private boolean isPolluted() {
    return handOver.profile().filter(Profile.POLLUTED::equals).isPresent();
  }

  /** Once: a cold pool is opened inside of what is timed. */
  private void weighInput(ConcurrencyModel model) {
    if (sentBytes.isEmpty()) {
      Optional<SendableBatch> sent = model.hasOtherJvms() ? work.sent() : Optional.empty();
      sentBytes =
          OptionalLong.of(
              sent.stream()
                  .flatMapToLong(
                      batch -> IntStream.range(0, batch.size()).mapToLong(batch::inputBytes))
                  .sum());
    }
  }

  private PoolOptions warmOptions() {
    return handOver.touchesHeaps() ? options.withTouchedHeap() : options;
  }

  /**
   * Begins the warm-up of the fork, if it is for the fork to decide how long that is: behind the
   * set-up of its pool.
   */
  public void beginWarmUp() {
    handOver.warmUp().map(WarmUp::new).ifPresent(Iteration::warmUpBegins);
  }

  /**
   * How many whole batches every JVM runs before JMH's own warm-up: one, unless that has no
   * iterations, or is to be the only one. With one for each of its iterations eight child JVMs
   * spent most of a fork on them; and after one they are as far from their end, iteration by
   * iteration, as threads are.
   */
  public int setUpBatches(int warmUpIterations) {
    boolean isOneOperation = handOver.warmUp().filter(WarmUpLimits::isOneOperation).isPresent();
    return isOneOperation ? 0 : Math.min(1, warmUpIterations);
  }

  /** An iteration of JMH's warm-up begins, or one that is measured. */
  public void beginIteration(boolean isWarmUp) {
    operations = 0;
    inWarmUp = isWarmUp;
    Iteration.warmUp().ifPresent(isWarmUp ? WarmUp::beginIteration : WarmUp::beginMeasured);
  }

  /** The iteration has ended. */
  public void endIteration() {
    if (inWarmUp) {
      Iteration.warmUp().ifPresent(warmUp -> warmUp.endIteration(operations));
    } else if (!Iteration.takesTurns()) {
      Iteration.warmUp().ifPresent(warmUp -> warmUp.endMeasured(operations));
    }
  }

  /** Warms up further, by one operation after the other, until the fork is warm. */
  public void endWarmUp(WarmUp.Operation operation) throws InterruptedException {
    if (Iteration.warmUp().isPresent()) {
      Iteration.warmUp().get().run(operation);
    }
  }

  /**
   * Runs operations that are not timed at the beginning of a turn, for ten milliseconds or one
   * operation: other forks have had the caches since the last turn, and the kernel's scheduler has
   * moved our threads. Without it a serial {@code vector-add} was 19 % slower than in iterations
   * that follow each other, with it 1 %. A long operation finds its caches by itself.
   */
  public void beginTurn(WarmUp.Operation operation) throws InterruptedException {
    double operationSeconds = Iteration.warmUp().map(WarmUp::operationSeconds).orElse(0.0);
    if (Iteration.takesTurns() && untimedSeconds(operationSeconds) > 0) {
      Optional<OperationLog> log = Iteration.log();
      Iteration.logInto(Optional.empty());
      long end = System.nanoTime() + UNTIMED.toNanos();
      do {
        var unused = operation.run();
      } while (System.nanoTime() < end);
      Iteration.logInto(log);
    }
  }

  /** How long the part of a turn is that is not timed, by the time of an operation. */
  public static double untimedSeconds(double operationSeconds) {
    return operationSeconds > LONG_SECONDS
        ? 0
        : Math.max(UNTIMED.toNanos() * 1e-9, operationSeconds);
  }

  /**
   * Notes, before anything is timed, which flags the children of a cell will have; in its first
   * round only.
   *
   * @param warm whether its pool stays open
   */
  public void recordChildren(ConcurrencyModel model, int workers, boolean warm) throws IOException {
    Optional<ChildRecord> childRecord = handOver.childRecord();
    if (model != ConcurrencyModel.PROCESS || childRecord.isEmpty()) {
      return;
    }
    Path file = Path.of(childRecord.get().file());
    String cell = childRecord.get().cell() + ": ";
    if (Inside.read(file).lines().anyMatch(line -> line.startsWith(cell))) {
      return;
    }
    // Without the class archive's, which says nothing of the measurement and names a folder of the
    // user, and without properties, which the fork has too, and which may be secret.
    String flags =
        ProcessPool.childFlags(workers, work, warm ? warmOptions() : options).stream()
            .filter(flag -> !ClassArchive.isFlag(flag) && !flag.startsWith("-D"))
            .collect(Collectors.joining(" "));
    Inside.append(file, cell + flags + System.lineSeparator());
  }

  /** Starts child JVMs for the work, not yet ready; the caller closes them. */
  public ProcessPool spawn(int workers, boolean classArchive) throws InterruptedException {
    return ProcessPool.spawn(workers, work, classArchive ? options : options.withoutClassArchive());
  }

  /** The work of the fork. */
  public Work work() {
    return work;
  }

  /** Makes the input for threads before anything is timed. */
  public void prepare(ConcurrencyModel model) {
    if (!model.hasOtherJvms()) {
      var unused = work.batch();
    }
  }

  /**
   * The checksum of a batch, if it is the right one.
   *
   * @throws IllegalStateException if it isn't: the model lost, repeated or spoiled a task
   */
  public long verified(TaskRuns runs) {
    operations++;
    long sent = sentBytes.orElse(0);
    if (sent > 0) {
      Iteration.workerTime().addSent(sent);
    }
    long checksum = runs.checksum();
    if (checksum != expectedChecksum) {
      throw new IllegalStateException(
          "the checksum is %x where serial has %x".formatted(checksum, expectedChecksum));
    }
    return checksum;
  }

  @Override
  public void close() throws IOException {
    work.close();
    Carriers.check(System.getProperties());
  }
}
