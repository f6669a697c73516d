package dev.parallax.campaign;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One benchmark with one value for each parameter.
 *
 * @param benchmark full name of the JMH benchmark
 * @param params JMH's parameters: those that are fields of the benchmark's state
 * @param work what is measured, unless the benchmark fixes it itself
 * @param childArgs the user's JVM flags for child JVMs, in a cell that has some
 */
public record Cell(
    String benchmark,
    Map<String, String> params,
    Optional<CellWork> work,
    Optional<String> childArgs) {
  /** Name of the parameter that gives child JVMs flags of their own. */
  static final String CHILD_ARGS = "childArgs";

  public Cell {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /**
   * The work of a cell.
   *
   * @param workload its workload
   * @param parameters size, tasks and the workload's own settings, all resolved
   */
  public record CellWork(Workload workload, Parameters parameters) {}

  /**
   * All parameters as they stand in the results: JMH's, then the workload's own, then the
   * children's.
   */
  public Map<String, String> allParams() {
    Map<String, String> all = new LinkedHashMap<>(params);
    work.ifPresent(cellWork -> all.putAll(cellWork.parameters().settings()));
    childArgs.ifPresent(args -> all.put(CHILD_ARGS, args));
    return all;
  }

  /** Class and method of the benchmark, without the package. */
  public String shortName() {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  /** How many tasks are in progress at once. */
  public int workers() {
    return Integer.parseInt(params.getOrDefault("workers", "1"));
  }

  /** Who does the work; the calling thread in a benchmark that has no such parameter. */
  ConcurrencyModel model() {
    return ConcurrencyModel.of(params.getOrDefault("model", ConcurrencyModel.SERIAL.label()));
  }

  /** Whether the work is done by child JVMs. */
  public boolean isProcess() {
    return model() == ConcurrencyModel.PROCESS;
  }

  /** Whether every operation opens a pool of child JVMs and closes it. */
  boolean startsChildrenInOperations() {
    return isProcess() && shortName().endsWith(".cold");
  }

  /**
   * What runs close together: the cells of one workload and lifecycle. {@code serial} belongs to
   * the warm cells, as both have their pool open all the time.
   */
  public String block() {
    String lifecycle =
        shortName().equals("BatchBenchmark.serial") ? "BatchBenchmark.warm" : shortName();
    return params.getOrDefault("workload", "") + " " + lifecycle;
  }

  /** One line for progress and error messages. */
  public String label() {
    StringBuilder label = new StringBuilder(shortName());
    allParams().forEach((name, value) -> label.append(' ').append(name).append('=').append(value));
    return label.toString();
  }
}
