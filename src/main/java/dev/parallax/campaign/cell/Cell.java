package dev.parallax.campaign.cell;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.CellKey;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.Profile;
import dev.parallax.suite.Secrets;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.UsersWorkload;
import dev.parallax.workload.Workload;
import dev.parallax.workload.builtin.command.CommandWorkload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One benchmark with one value for each parameter.
 *
 * @param benchmark full name of the JMH benchmark
 * @param params JMH's parameters, those that are fields of the benchmark's state, the carriers and
 *     the profile
 * @param work what is measured, unless the benchmark fixes it itself
 * @param childArgs the user's JVM flags for child JVMs, in a cell that has some
 */
public record Cell(
    String benchmark,
    Map<String, String> params,
    Optional<CellWork> work,
    Optional<String> childArgs) {
  public Cell {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /**
   * The work of a cell.
   *
   * @param workload its workload
   * @param parameters size, tasks and the workload's own settings, all resolved
   */
  public record CellWork(Workload workload, Parameters parameters) {
    /** Whether it isn't known yet to work: it is the user's, or runs what the user says. */
    public boolean isOwn() {
      return workload instanceof CommandWorkload || workload instanceof UsersWorkload;
    }

    /** What distinguishes it from other work, in this plan and in others. */
    public String key() {
      return workload.name() + " " + parameters;
    }
  }

  /**
   * All parameters as they are in the results: JMH's, then the workload's own, then the children's.
   * Without secrets: labels, files and their names are made of them.
   */
  public Map<String, String> allParams() {
    Map<String, String> all = new LinkedHashMap<>(params);
    work.ifPresent(cellWork -> all.putAll(cellWork.parameters().settings()));
    childArgs.ifPresent(args -> all.put(ParameterNames.CHILD_ARGS, args));
    all.replaceAll((name, value) -> Secrets.mask(value));
    return all;
  }

  /** What it is known by in both halves of the suite. */
  public CellKey key() {
    return new CellKey(benchmark, allParams());
  }

  /** Class and method of the benchmark, without the package. */
  public String shortName() {
    return Benchmarks.shortName(benchmark);
  }

  /** How many tasks are in progress at once, at most. */
  public int workers() {
    if (model() == ConcurrencyModel.UNBOUNDED) {
      return work.map(cellWork -> Math.max(1, cellWork.parameters().tasks())).orElse(1);
    }
    return Integer.parseInt(params.getOrDefault(ParameterNames.WORKERS, "1"));
  }

  /** How many carriers its fork is to have, where that was asked for. */
  public OptionalInt carriers() {
    String carriers = params.getOrDefault(ParameterNames.CARRIERS, "");
    return carriers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(carriers));
  }

  /** What the compilers of its fork are to have seen, where that was asked for. */
  public Optional<Profile> profile() {
    return Profile.of(params.getOrDefault(ParameterNames.PROFILE, ""));
  }

  /** What does the work; the calling thread in a benchmark that has no such parameter. */
  public ConcurrencyModel model() {
    return ConcurrencyModel.of(
        params.getOrDefault(ParameterNames.MODEL, ConcurrencyModel.SERIAL.label()));
  }

  /** Whether the work is done by other JVMs than its fork: children, or members of a cluster. */
  public boolean hasOtherJvms() {
    return model().hasOtherJvms();
  }

  /**
   * What runs close together: the cells of one workload and lifecycle. {@code serial} belongs to
   * the warm cells, as both have their pool open all the time.
   */
  public String block() {
    String name = Benchmarks.isSerial(benchmark) ? Benchmarks.batch(Lifecycle.WARM) : shortName();
    return params.getOrDefault(ParameterNames.WORKLOAD, "") + " " + name;
  }

  /** One line for progress and error messages. */
  public String label() {
    StringBuilder label = new StringBuilder(shortName());
    allParams().forEach((name, value) -> label.append(' ').append(name).append('=').append(value));
    return label.toString();
  }
}
