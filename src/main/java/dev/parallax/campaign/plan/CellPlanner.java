package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.cell.WorkerLadder;
import dev.parallax.campaign.jmh.BenchmarkCatalog.Entry;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.Trait;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Crosses benchmarks and parameter values into cells; refuses what isn't valid. */
final class CellPlanner {
  private final Workloads workloads;
  private final ParameterArguments given;
  private final WorkerLadder ladder;
  private final OptionalInt jdkOfForks;

  CellPlanner(
      Workloads workloads, ParameterArguments given, WorkerLadder ladder, OptionalInt jdkOfForks) {
    this.jdkOfForks = jdkOfForks;
    this.workloads = workloads;
    this.given = given;
    this.ladder = ladder;
  }

  /**
   * All cells, in the order of benchmarks and values.
   *
   * @throws BadRequest for a parameter or value that no selected benchmark or workload has
   */
  List<Cell> plan(List<Entry> benchmarks) throws BadRequest {
    new ParameterCheck(workloads, given, jdkOfForks).check(benchmarks);
    List<Cell> cells = new ArrayList<>();
    for (Entry benchmark : benchmarks) {
      List<Map<String, String>> rows =
          cross(valuesOf(benchmark)).stream().filter(this::isTried).toList();
      for (Map<String, String> params : ofTheirModels(rows)) {
        for (Optional<String> childArgs : childArgsOf(params)) {
          cells.addAll(cellsOf(benchmark, params, childArgs));
        }
      }
    }
    return cells;
  }

  /**
   * A model without workers stands once beside all numbers of them, as serial does; a number of
   * carriers concerns virtual threads only.
   */
  private Set<Map<String, String>> ofTheirModels(List<Map<String, String>> rows) {
    Set<Map<String, String>> distinct = new LinkedHashSet<>();
    for (Map<String, String> row : rows) {
      Map<String, String> params = new LinkedHashMap<>(row);
      Optional<Model> model = Optional.ofNullable(row.get(ParameterNames.MODEL)).flatMap(Model::of);
      if (model.filter(Model.UNBOUNDED::equals).isPresent()) {
        params.remove(ParameterNames.WORKERS);
      }
      Optional<List<String>> carriers =
          given
              .of(ParameterNames.CARRIERS)
              .filter(unused -> model.filter(Model::hasCarriers).isPresent());
      if (carriers.isPresent()) {
        for (String count : carriers.get()) {
          Map<String, String> on = new LinkedHashMap<>(params);
          on.put(ParameterNames.CARRIERS, count);
          distinct.add(on);
        }
      } else {
        distinct.add(params);
      }
    }
    return distinct;
  }

  private Map<String, List<String>> valuesOf(Entry benchmark) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String name : inOrder(benchmark.params().keySet())) {
      values.put(name, given.of(name).orElseGet(() -> defaultsOf(benchmark, name)));
    }
    if (Benchmarks.isBatch(benchmark.name())) {
      given
          .of(ParameterNames.PROFILE)
          .ifPresent(profiles -> values.put(ParameterNames.PROFILE, profiles));
    }
    return values;
  }

  private List<String> defaultsOf(Entry benchmark, String name) {
    List<String> annotated = benchmark.params().getOrDefault(name, List.of());
    boolean isLadder = name.equals(ParameterNames.WORKERS) && annotated.size() > 1;
    return isLadder ? ladder.countsFor(benchmark.name()) : annotated;
  }

  /** Work that never waits is tried with fewer workers, where the user names no numbers of them. */
  private boolean isTried(Map<String, String> params) {
    String workers = params.get(ParameterNames.WORKERS);
    return workers == null
        || given.of(ParameterNames.WORKERS).isPresent()
        || Integer.parseInt(workers) <= ladder.mostComputing()
        || Optional.ofNullable(params.get(ParameterNames.WORKLOAD))
            .map(workloads::named)
            .filter(workload -> workload.traits().contains(Trait.COMPUTES))
            .isEmpty();
  }

  /** Flags of child JVMs concern those cells only that have child JVMs. */
  private List<Optional<String>> childArgsOf(Map<String, String> params) {
    boolean isProcess = Model.PROCESS.label().equals(params.get(ParameterNames.MODEL));
    Optional<List<String>> chosen = given.of(ParameterNames.CHILD_ARGS).filter(unused -> isProcess);
    return chosen.isPresent()
        ? chosen.get().stream().map(Optional::of).toList()
        : List.of(Optional.empty());
  }

  /** Workload first, then model and workers: the order in which one reads a table. */
  private static List<String> inOrder(Set<String> names) {
    Set<String> ordered =
        new LinkedHashSet<>(
            List.of(ParameterNames.WORKLOAD, ParameterNames.MODEL, ParameterNames.WORKERS));
    ordered.retainAll(names);
    ordered.addAll(names);
    return List.copyOf(ordered);
  }

  private List<Cell> cellsOf(
      Entry benchmark, Map<String, String> params, Optional<String> childArgs) throws BadRequest {
    String name = params.get(ParameterNames.WORKLOAD);
    if (name == null) {
      return List.of(new Cell(benchmark.name(), params, Optional.empty(), childArgs));
    }
    Workload workload = workloads.named(name);
    List<Cell> cells = new ArrayList<>();
    for (Map<String, String> settings : cross(given.settingsOf(workload))) {
      cells.add(
          new Cell(
              benchmark.name(),
              params,
              Optional.of(new CellWork(workload, resolve(workload, params, settings))),
              childArgs));
    }
    return cells;
  }

  private static Parameters resolve(
      Workload workload, Map<String, String> params, Map<String, String> settings)
      throws BadRequest {
    try {
      return Parameters.resolve(
          workload,
          params.getOrDefault(ParameterNames.SIZE, "default"),
          params.getOrDefault(ParameterNames.TASKS, "default"),
          settings);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("-p " + e.getMessage());
    }
  }

  private static List<Map<String, String>> cross(Map<String, List<String>> values) {
    List<Map<String, String>> rows = List.of(Map.of());
    for (Map.Entry<String, List<String>> column : values.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> row : rows) {
        for (String value : column.getValue()) {
          Map<String, String> extended = new LinkedHashMap<>(row);
          extended.put(column.getKey(), value);
          longer.add(extended);
        }
      }
      rows = longer;
    }
    return rows;
  }
}
