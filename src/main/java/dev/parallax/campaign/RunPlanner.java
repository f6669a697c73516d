package dev.parallax.campaign;

import dev.parallax.workload.Workloads;
import java.util.List;

/** From what the user asked for to what will be done. */
final class RunPlanner {
  private static final int DEFAULT_ROUNDS = 5;
  private static final int QUICK_ROUNDS = 3;
  private static final int QUICK_TASKS_AT_MOST = 16;
  private static final String DEFAULT_INCLUDE = "\\.BatchBenchmark\\.";

  private final RunRequest request;
  private final int cores;

  RunPlanner(RunRequest request, int cores) {
    this.request = request;
    this.cores = cores;
  }

  /**
   * Makes the plan.
   *
   * @throws BadRequest if it can't be what was asked for
   */
  Plan plan() throws BadRequest {
    if (!request.plain()) {
      request.jmh().requireInterleavable();
    }
    List<Cell> cells =
        new CellPlanner(Workloads.available(), parameters(), ladder()).plan(benchmarks());
    MemoryNeeds memory = MemoryNeeds.here(request.jmh().userJvmArgs());
    for (Cell cell : cells) {
      memory.check(cell);
    }
    return new Plan(
        Plan.blocksOf(cells),
        rounds(),
        !request.plain(),
        request.seed().orElseGet(System::nanoTime),
        ForkOptions.of(request.jmh(), request.quick()),
        memory);
  }

  private List<BenchmarkCatalog.Entry> benchmarks() throws BadRequest {
    List<String> includes = request.jmh().options().getIncludes();
    List<BenchmarkCatalog.Entry> found =
        BenchmarkCatalog.find(
            includes.isEmpty() ? List.of(DEFAULT_INCLUDE) : includes,
            request.jmh().options().getExcludes());
    if (found.isEmpty()) {
      throw new BadRequest(
          "no benchmark matches '%s'; -l lists them".formatted(String.join(" ", includes)));
    }
    boolean warmOnly = request.quick() && includes.isEmpty();
    return found.stream().filter(entry -> !warmOnly || !entry.name().endsWith(".cold")).toList();
  }

  /**
   * A quick run has small batches: no more tasks than its pools have workers. Most of its time goes
   * into starting JVMs and warming them up, and each child JVM warms up with whole batches.
   */
  private ParameterArguments parameters() {
    int tasks = Math.min(QUICK_TASKS_AT_MOST, 4 * cores);
    return request.quick()
        ? request.parameters().withDefault("tasks", Integer.toString(tasks))
        : request.parameters();
  }

  private WorkerLadder ladder() {
    if (request.scaling()) {
      return WorkerLadder.scaling(cores);
    }
    return request.quick() ? WorkerLadder.quick(cores) : WorkerLadder.standard(cores);
  }

  private int rounds() {
    int byDefault = request.quick() ? QUICK_ROUNDS : DEFAULT_ROUNDS;
    return request.requestedRounds().orElse(byDefault);
  }
}
