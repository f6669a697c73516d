package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ChildArgsCheck;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.jmh.BenchmarkCatalog.Entry;
import dev.parallax.concurrency.ClusterEngine;
import dev.parallax.concurrency.child.ProcessPool;
import dev.parallax.measure.Carriers;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.Profile;
import dev.parallax.workload.Setting;
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
import java.util.stream.Collectors;

/** Refuses parameters that nothing selected has, and values that none of them takes. */
final class ParameterCheck {
  /** Of threads; a pool of child JVMs takes fewer. */
  private static final int MAX_WORKERS = 10_000;

  private static final int MAX_TRANSFER_BYTES = 1 << 28;

  /** More than any machine has cores for. */
  private static final int MAX_CARRIERS = 1000;

  private final Workloads workloads;
  private final ParameterArguments given;
  private final OptionalInt jdkOfForks;

  /**
   * @param jdkOfForks the version of their JDK, if it is that of this JVM
   */
  ParameterCheck(Workloads workloads, ParameterArguments given, OptionalInt jdkOfForks) {
    this.jdkOfForks = jdkOfForks;
    this.workloads = workloads;
    this.given = given;
  }

  void check(List<Entry> benchmarks) throws BadRequest {
    Set<String> names = new LinkedHashSet<>();
    benchmarks.forEach(benchmark -> names.addAll(benchmark.params().keySet()));
    checkValues(ParameterNames.WORKLOAD, workloads.names());
    checkValues(ParameterNames.MODEL, Model.parallelLabels());
    if (benchmarks.stream().map(Entry::name).anyMatch(Benchmarks::isBatch)) {
      names.add(ParameterNames.PROFILE);
      checkValues(ParameterNames.PROFILE, Profile.words());
    }
    checkCluster();
    checkNumber(ParameterNames.WORKERS, "workers", MAX_WORKERS);
    checkProcesses(benchmarks);
    checkNumber("bytes", "bytes", MAX_TRANSFER_BYTES);
    if (names.contains(ParameterNames.MODEL)) {
      names.add(ParameterNames.CHILD_ARGS);
    }
    if (models(benchmarks).stream()
        .flatMap(name -> Model.of(name).stream())
        .anyMatch(Model::hasCarriers)) {
      names.add(ParameterNames.CARRIERS);
      checkCarriers();
    }
    if (given.of(ParameterNames.MODEL).filter(List.of(Model.UNBOUNDED.label())::equals).isPresent()
        && benchmarks.stream()
            .map(Entry::params)
            .noneMatch(ParameterCheck::hasWorkersWithoutModel)) {
      names.remove(ParameterNames.WORKERS);
    }
    checkNames(names, settingsOf(selectedWorkloads(benchmarks)));
    for (String args : given.of(ParameterNames.CHILD_ARGS).orElse(List.of())) {
      ChildArgsCheck.check(args);
    }
  }

  private static boolean hasWorkersWithoutModel(Map<String, List<String>> params) {
    return params.containsKey(ParameterNames.WORKERS) && !params.containsKey(ParameterNames.MODEL);
  }

  private void checkValues(String name, List<String> valid) throws BadRequest {
    for (String value : given.of(name).orElse(List.of())) {
      if (!valid.contains(value)) {
        throw new BadRequest(
            "-p %s=%s: no such %s; valid: %s"
                .formatted(name, value, name, String.join(", ", valid)));
      }
    }
  }

  private void checkCluster() throws BadRequest {
    boolean isAsked =
        given.of(ParameterNames.MODEL).orElse(List.of()).contains(Model.CLUSTER.label());
    if (isAsked
        && given.of(ParameterNames.PROFILE).orElse(List.of()).contains(Profile.POLLUTED.word())) {
      throw new BadRequest(
          "-p profile=polluted: members of a cluster run no work but their own; valid with the"
              + " other models");
    }
    if (isAsked && ClusterEngine.find().isEmpty()) {
      throw new BadRequest("-p model=cluster: " + ClusterEngine.MISSING);
    }
  }

  private void checkNumber(String name, String what, int max) throws BadRequest {
    for (String value : given.of(name).orElse(List.of())) {
      if (!value.matches("[1-9][0-9]{0,8}") || Integer.parseInt(value) > max) {
        throw new BadRequest(
            "-p %s=%s: not a number of %s; valid: a whole number from 1 to %s"
                .formatted(name, value, what, max));
      }
    }
  }

  /** The models of all benchmarks that have some. */
  private Set<String> models(List<Entry> benchmarks) {
    return benchmarks.stream()
        .flatMap(
            benchmark -> Optional.ofNullable(benchmark.params().get(ParameterNames.MODEL)).stream())
        .flatMap(annotated -> given.of(ParameterNames.MODEL).orElse(annotated).stream())
        .collect(Collectors.toSet());
  }

  /** A fork on another JVM than this one is asked itself. */
  private void checkCarriers() throws BadRequest {
    checkNumber(ParameterNames.CARRIERS, "carriers", MAX_CARRIERS);
    if (given.of(ParameterNames.CARRIERS).isPresent()
        && jdkOfForks.orElse(Carriers.FIRST_JDK) < Carriers.FIRST_JDK) {
      throw new BadRequest(
          "-p carriers: a fork on JDK %s can't say how many carriers it has; valid from JDK %s on"
              .formatted(jdkOfForks.getAsInt(), Carriers.FIRST_JDK));
    }
  }

  private void checkProcesses(List<Entry> benchmarks) throws BadRequest {
    boolean hasProcesses = models(benchmarks).contains(Model.PROCESS.label());
    for (String value : given.of(ParameterNames.WORKERS).orElse(List.of())) {
      if (hasProcesses && Integer.parseInt(value) > ProcessPool.MOST_WORKERS) {
        throw new BadRequest(
            "-p workers=%s: too many child JVMs; valid: up to %s, or more of threads alone, with"
                    .formatted(value, ProcessPool.MOST_WORKERS)
                + " -p model="
                + String.join(",", Model.defaultThreadLabels()));
      }
    }
  }

  private void checkNames(Set<String> params, Map<String, Set<String>> settings) throws BadRequest {
    for (String name : given.values().keySet()) {
      if (!params.contains(name) && !settings.containsKey(name)) {
        throw new BadRequest(
            "-p %s: nothing that is selected has this parameter; valid: %s"
                .formatted(name, inWords(params, settings)));
      }
    }
  }

  private Set<String> selectedWorkloads(List<Entry> benchmarks) {
    Set<String> selected = new LinkedHashSet<>();
    for (Entry benchmark : benchmarks) {
      if (benchmark.params().containsKey(ParameterNames.WORKLOAD)) {
        selected.addAll(
            given
                .of(ParameterNames.WORKLOAD)
                .orElse(benchmark.params().getOrDefault(ParameterNames.WORKLOAD, List.of())));
      }
    }
    return selected;
  }

  private Map<String, Set<String>> settingsOf(Set<String> selected) {
    Map<String, Set<String>> settings = new LinkedHashMap<>();
    for (String name : selected) {
      for (Setting setting : workloads.find(name).map(Workload::settings).orElse(List.of())) {
        settings.computeIfAbsent(setting.name(), ignored -> new LinkedHashSet<>()).add(name);
      }
    }
    return settings;
  }

  private static String inWords(Set<String> params, Map<String, Set<String>> settings) {
    List<String> words = new ArrayList<>(params);
    words.addAll(
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
            .collect(Collectors.toList()));
    return String.join(", ", words);
  }
}
