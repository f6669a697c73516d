package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Families;
import dev.parallax.campaign.cell.MemoryNeeds;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.cell.WorkerLadder;
import dev.parallax.campaign.jmh.BenchmarkCatalog;
import dev.parallax.campaign.jmh.ForkOptions;
import dev.parallax.campaign.race.RoundLimits;
import dev.parallax.own.OwnJvm;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.ParameterNames;
import dev.parallax.workload.Workloads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** From what the user asked for to what will be done. */
public final class RunPlanner {
  private static final int DEFAULT_ROUNDS = 5;
  private static final int QUICK_ROUNDS = 3;

  /** More than a user waits for; the budget or the race ends it before. */
  private static final int MOST_ROUNDS_OF_A_BUDGET = 20;

  private static final int QUICK_TASKS_AT_MOST = 16;
  private static final String DEFAULT_INCLUDE = "\\." + Benchmarks.BATCH + "\\.";

  private final RunRequest request;
  private final int cores;

  public RunPlanner(RunRequest request, int cores) {
    this.request = request;
    this.cores = cores;
  }

  /**
   * Makes the plan.
   *
   * @param jvm which the user's own work is asked about in
   * @throws BadRequest if it can't be what was asked for
   */
  public Plan plan(OwnJvm jvm) throws BadRequest {
    if (!request.plain()) {
      request.jmh().requireInterleavable();
    }
    try {
      return plan(workloads(jvm));
    } catch (IllegalArgumentException e) {
      // What the user's own say of themselves is asked for here and there.
      throw new BadRequest(String.valueOf(e.getMessage()));
    }
  }

  private Plan plan(Workloads workloads) throws BadRequest {
    List<Cell> cells =
        new CellPlanner(
                workloads,
                parameters().mapped(ParameterNames.WORKLOAD, workloads::nameOf),
                ladder(),
                request.jmh().hasOwnJvm()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Runtime.version().feature()))
            .plan(benchmarks());
    MemoryNeeds memory = MemoryNeeds.here(request.jmh().userJvmArgs(), cells);
    memory.check(cells);
    RoundLimits limits = limits();
    return new Plan(
        Plan.blocksOf(cells),
        twins(cells, limits),
        limits,
        request.budget(),
        !request.plain(),
        takesTurns(),
        request.seed().orElseGet(System::nanoTime),
        ForkOptions.of(request.jmh(), isBrief(), request.plain()),
        memory);
  }

  /**
   * Not where an iteration has a timeout of the user's: the time in which a fork waits for its turn
   * would count.
   */
  private boolean takesTurns() {
    return request.inTurns()
        && !request.plain()
        && !request.jmh().hasSeveralModes()
        && !request.jmh().hasTimeout();
  }

  private boolean isBrief() {
    return request.quick() || request.budget().filter(ForkOptions::isShort).isPresent();
  }

  /** The suite's and the user's own, those among it that are named by their class. */
  private Workloads workloads(OwnJvm jvm) {
    return jvm.workloads(request.parameters().of(ParameterNames.WORKLOAD).orElse(List.of()));
  }

  private List<BenchmarkCatalog.Entry> benchmarks() throws BadRequest {
    List<String> includes = request.jmh().includes();
    List<BenchmarkCatalog.Entry> found =
        BenchmarkCatalog.find(
            includes.isEmpty() ? List.of(DEFAULT_INCLUDE) : includes, request.jmh().excludes());
    if (found.isEmpty()) {
      throw new BadRequest(
          "no benchmark matches '%s'; -l lists them".formatted(String.join(" ", includes)));
    }
    boolean warmOnly = request.quick() && includes.isEmpty();
    return found.stream()
        .filter(entry ->
            !warmOnly || !Benchmarks.lifecycle(entry.name()).equals(Optional.of(Lifecycle.COLD)))
        .toList();
  }

  /**
   * A quick run has small batches: no more tasks than its pools have workers. Most of its time goes
   * into starting JVMs and warming them up, and each child JVM warms up with whole batches.
   */
  private ParameterArguments parameters() {
    int tasks = Math.min(QUICK_TASKS_AT_MOST, 4 * cores);
    return request.quick()
        ? request.parameters().withDefault(ParameterNames.TASKS, Integer.toString(tasks))
        : request.parameters();
  }

  private WorkerLadder ladder() {
    if (request.scaling()) {
      return WorkerLadder.scaling(cores);
    }
    return request.quick() ? WorkerLadder.quick(cores) : WorkerLadder.standard(cores);
  }

  /**
   * How many rounds there are. A number that is given is kept to, but for {@code --rounds} at the
   * start of a run, which is the most there may be.
   */
  private RoundLimits limits() {
    OptionalInt given = request.requestedRounds();
    if (request.resume().isPresent()) {
      return given.isPresent()
          ? RoundLimits.fixed(given.getAsInt())
          : request.resume().get().limits();
    }
    boolean fixed =
        request.plain() || request.jmh().forks().isPresent() || request.jmh().hasSeveralModes();
    if (given.isPresent()) {
      return fixed ? RoundLimits.fixed(given.getAsInt()) : RoundLimits.atMost(given.getAsInt());
    }
    if (request.quick()) {
      return RoundLimits.fixed(QUICK_ROUNDS);
    }
    if (fixed) {
      return RoundLimits.fixed(DEFAULT_ROUNDS);
    }
    return request.budget().isPresent()
        ? RoundLimits.atMost(MOST_ROUNDS_OF_A_BUDGET)
        : RoundLimits.standard();
  }

  /**
   * A control of fewer rounds than give full evidence would say nothing. A run that is resumed has
   * twins if it began with some: rounds that are over can't be given a control afterwards.
   */
  private Map<String, Cell> twins(List<Cell> cells, RoundLimits limits) {
    int fewest = request.resume().map(Resume::fewestRoundsAtStart).orElse(limits.fewest());
    return request.plain() || fewest < DEFAULT_ROUNDS ? Map.of() : Families.of(cells).twins(cores);
  }
}
