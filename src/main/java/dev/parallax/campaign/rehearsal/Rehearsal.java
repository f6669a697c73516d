package dev.parallax.campaign.rehearsal;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.BatchTimes.SlowToWarm;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.own.ChecksumCheck;
import dev.parallax.own.ChecksumCheck.Result;
import dev.parallax.own.HeapSize;
import dev.parallax.own.OwnJvm;
import dev.parallax.own.OwnWorkException;
import dev.parallax.own.WaitTrial;
import dev.parallax.own.WarmUpTrial;
import dev.parallax.workload.UsersWorkload;
import dev.parallax.workload.builtin.command.CommandWorkload;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The batches of a user's own workloads once under each model that will be measured, before
 * anything is: what is wrong with one is said at once and in one line, and not by every cell.
 *
 * <p>Serially it is run twice, and prepared anew. A task that comes to another checksum the second
 * time would otherwise look like one that a model has spoiled.
 */
public final class Rehearsal {
  private static final int WORKERS = 2;

  /** Serial batches that are to come when the first has been run. */
  private static final int LEAST_BATCHES = 3;

  private final Plan plan;
  private final OwnJvm jvm;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** One batch, and the models under which it is run, serial first. */
  private record Part(CellWork work, List<ConcurrencyModel> models) {}

  /**
   * The rehearsal of a plan; of nothing, if all of its workloads are the suite's.
   *
   * @param jvm in which their batches are run, and which may have been asked for the plan: to start
   *     another takes a second or two, and a probe may have sixty
   */
  public Rehearsal(Plan plan, OwnJvm jvm) {
    this.plan = plan;
    this.jvm = jvm;
    for (Cell cell : plan.cells()) {
      if (cell.work().filter(CellWork::isOwn).isPresent()) {
        CellWork work = cell.work().get();
        ConcurrencyModel model = cell.model();
        List<ConcurrencyModel> models =
            parts
                .computeIfAbsent(
                    work.key(),
                    unused -> new Part(work, new ArrayList<>(List.of(ConcurrencyModel.SERIAL))))
                .models();
        if (!models.contains(model)) {
          models.add(model);
        }
      }
    }
  }

  /**
   * Runs them.
   *
   * @return how long they took
   * @throws WorkFailed at the first that fails
   * @throws BadRequest if the budget is too small for one of them
   * @throws InterruptedException if the run is to stop
   */
  public BatchTimes run(StopRequest stop) throws WorkFailed, BadRequest, InterruptedException {
    long start = System.nanoTime();
    Map<String, Map<ConcurrencyModel, Duration>> times = new HashMap<>();
    Map<String, Long> checksums = new HashMap<>();
    Map<String, WaitTrial.Found> loads = new HashMap<>();
    Map<String, Long> heapBytes = new HashMap<>();
    Optional<SlowToWarm> slowToWarm = Optional.empty();
    try {
      boolean begun = false;
      for (Part part : parts.values()) {
        Limits limits = new Limits(plan.budget(), start);
        if (begun) {
          jvm.close(); // the next has one that no other work has grown
        }
        begun = true;
        List<Result> results = run(part, limits);
        checksums.put(part.work().key(), results.getFirst().checksum());
        times.put(
            part.work().key(),
            results.stream().collect(Collectors.toMap(Result::model, Result::batch)));
        loads.put(part.work().key(), load(part.work(), results.getFirst(), limits));
        if (slowToWarm.isEmpty()) {
          slowToWarm = slowToWarm(part.work(), limits);
        }
        heapBytes.put(part.work().key(), heapBytes(limits));
      }
      Duration jvmStart =
          plan.budget().isEmpty()
              ? Duration.ZERO
              : JvmStart.measure(plan, jvm.ownWork(), mostGrown(heapBytes));
      return new BatchTimes(times, checksums, loads, slowToWarm, heapBytes, jvmStart);
    } catch (WorkFailed | OwnWorkException | IllegalArgumentException e) {
      if (stop.isRequested()) {
        // Whatever it says: what it had started was ended under it.
        throw new InterruptedException();
      }
      throw e instanceof WorkFailed failed
          ? failed
          : new WorkFailed(String.valueOf(e.getMessage()));
    }
  }

  private List<Result> run(Part part, Limits limits)
      throws WorkFailed, BadRequest, InterruptedException {
    CellWork work = part.work();
    long start = System.nanoTime();
    List<Result> alone = check(work, List.of(ConcurrencyModel.SERIAL), limits);
    long serialNanos = System.nanoTime() - start;
    requireNoProblem(work, alone);
    requireBudget(part, Duration.ofNanos(serialNanos), limits);
    List<Result> results = check(work, part.models(), limits);
    Result first = alone.getFirst();
    Result second = results.getFirst();
    requireNoProblem(work, List.of(second));
    if (first.checksum() != second.checksum()) {
      throw new WorkFailed(
          "workload %s: two serial runs of the same batch come to different checksums, %x and %x%s"
              .formatted(work.workload().name(), first.checksum(), second.checksum(), hint(work)));
    }
    requireNoProblem(work, results);
    return results;
  }

  /** Whether the work computes or waits: a worker that waits needs no core of its own. */
  private WaitTrial.Found load(CellWork work, Result serial, Limits limits)
      throws BadRequest, InterruptedException {
    try {
      int cores = Runtime.getRuntime().availableProcessors();
      return jvm.ask(
          new WaitTrial(
              UsersWorkload.classNameOf(work.workload()), work.parameters(), cores, serial.busy()),
          limits.left());
    } catch (OwnWorkException.Late e) {
      throw tooLate(work, List.of(ConcurrencyModel.PLATFORM), limits, e);
    }
  }

  /**
   * Whether the work is still being compiled, or touches new memory, when a fork would have to be
   * measured: found out before the budget is spent, by running it serially for twice as long at
   * most, and in a short budget for as long. A command is no work of this JVM's.
   */
  private Optional<SlowToWarm> slowToWarm(CellWork cellWork, Limits limits)
      throws InterruptedException {
    if (!plan.adaptsWarmUp() || cellWork.workload() instanceof CommandWorkload) {
      return Optional.empty();
    }
    Duration most = plan.longestWarmUp();
    Duration tried = plan.options().brief() ? most : most.multipliedBy(2);
    try {
      WarmUpTrial trial =
          new WarmUpTrial(
              UsersWorkload.classNameOf(cellWork.workload()), cellWork.parameters(), tried);
      Optional<Duration> needed = WarmUpTrial.needed(jvm.ask(trial, limits.left()));
      if (needed.isPresent() && needed.get().compareTo(most) <= 0) {
        return Optional.empty();
      }
      return Optional.of(
          new SlowToWarm(
              cellWork.workload().name(),
              most,
              plan.budgetFor(needed.orElse(most.multipliedBy(2))),
              needed.isPresent()));
    } catch (OwnWorkException.Late e) {
      return Optional.empty();
    }
  }

  private long heapBytes(Limits limits) throws InterruptedException {
    try {
      return jvm.ask(new HeapSize(), limits.left());
    } catch (OwnWorkException.Late e) {
      return 0;
    }
  }

  private static long mostGrown(Map<String, Long> heapBytes) {
    return heapBytes.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static String hint(CellWork work) {
    return work.workload() instanceof CommandWorkload
        ? ": what the command prints differs from run to run; -p checksum=exit compares exit codes"
            + " alone"
        : "; a task must come to the same in every run and in every JVM";
  }

  /** When a batch that doesn't end is given up. */
  private record Limits(Optional<Duration> budget, long startNanos) {
    Duration left() {
      return budget
          .map(all -> all.minusNanos(System.nanoTime() - startNanos))
          .orElse(ChronoUnit.FOREVER.getDuration());
    }
  }

  private List<Result> check(CellWork work, List<ConcurrencyModel> models, Limits limits)
      throws BadRequest, InterruptedException {
    try {
      ChecksumCheck check =
          new ChecksumCheck(
              UsersWorkload.classNameOf(work.workload()), work.parameters(), WORKERS, models);
      return jvm.ask(check, limits.left());
    } catch (OwnWorkException.Late e) {
      throw tooLate(work, models, limits, e);
    }
  }

  private static BadRequest tooLate(
      CellWork work, List<ConcurrencyModel> models, Limits limits, OwnWorkException.Late e) {
    return new BadRequest(
        "workload %s: a batch has not ended within the budget of %s s (%s)%s; give it fewer or"
                .formatted(
                    work.workload().name(),
                    limits.budget().orElse(Duration.ZERO).toSeconds(),
                    models.stream().map(ConcurrencyModel::label).collect(Collectors.joining(", ")),
                    e.place().isEmpty() ? "" : ", now" + e.place())
            + " smaller tasks (-p tasks=, -p size=), or a longer --budget");
  }

  private static void requireNoProblem(CellWork work, List<Result> results) throws WorkFailed {
    for (Result result : results) {
      if (result.problem().isPresent()) {
        String problem = result.problem().get();
        String name = "workload " + work.workload().name();
        throw new WorkFailed(
            "%s (%s)"
                .formatted(
                    problem.startsWith(name) ? problem : name + ": " + problem,
                    result.model().label()));
      }
    }
  }

  /**
   * What is certain already when the first batch has been run: the second is to come, and a fork
   * runs one before it is measured and at least one then. What more there is to do is known when it
   * is clear which cells there will be.
   */
  private void requireBudget(Part part, Duration serial, Limits limits) throws BadRequest {
    Duration least = serial.multipliedBy(LEAST_BATCHES);
    if (least.compareTo(limits.left()) <= 0) {
      return;
    }
    throw new BadRequest(
        "workload %s: a batch takes %s s serially, and there is no time for four in the budget of"
                .formatted(part.work().workload().name(), seconds(serial))
            + " %s s; give it fewer or smaller tasks (-p tasks=, -p size=), or --budget %ss"
                .formatted(
                    limits.budget().orElse(Duration.ZERO).toSeconds(),
                    seconds(answer(part, serial))));
  }

  /** What the first batches and the rounds of an answer take at most, if the work computes. */
  private Duration answer(Part part, Duration serial) {
    int cores = Runtime.getRuntime().availableProcessors();
    double perRound =
        plan.cells().stream()
            .mapToDouble(cell -> (LEAST_BATCHES - 1.0) / Math.min(cell.workers(), cores))
            .sum();
    double batches = 2 + part.models().size() + Plan.ROUNDS_OF_AN_ANSWER * perRound;
    return plan.estimate(Plan.ROUNDS_OF_AN_ANSWER)
        .plus(Duration.ofNanos((long) (batches * serial.toNanos())));
  }

  private static long seconds(Duration duration) {
    return Math.round(Math.ceil(duration.toMillis() * 1e-3));
  }
}
