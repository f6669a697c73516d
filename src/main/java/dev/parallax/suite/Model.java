package dev.parallax.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What does the work, from the cheapest: among equals the earlier model is recommended. */
public enum Model {
  /** The calling thread. */
  SERIAL(Model.SERIAL_LABEL),
  /** A fixed number of platform threads. */
  PLATFORM(Model.PLATFORM_LABEL),
  /** The threads of a fork-join pool of its own, to which tasks are submitted one by one. */
  FORKJOIN(Model.FORKJOIN_LABEL),
  /** A virtual thread for each task, with one task in progress per worker. */
  VIRTUAL(Model.VIRTUAL_LABEL),
  /** A virtual thread for each task, all of them in progress at once if they have to wait. */
  UNBOUNDED(Model.UNBOUNDED_LABEL),
  /** Child JVMs, one task at a time each. */
  PROCESS(Model.PROCESS_LABEL),
  /** Members of a cluster, each with one thread for tasks, in a JVM each. */
  CLUSTER(Model.CLUSTER_LABEL);

  private static final String SERIAL_LABEL = "serial";

  /** A constant, as the annotations of benchmarks need one; so are those that follow. */
  public static final String PLATFORM_LABEL = "platform";

  public static final String FORKJOIN_LABEL = "forkjoin";
  public static final String VIRTUAL_LABEL = "virtual";
  public static final String UNBOUNDED_LABEL = "unbounded";
  public static final String PROCESS_LABEL = "process";
  public static final String CLUSTER_LABEL = "cluster";

  private final String label;

  Model(String label) {
    this.label = label;
  }

  /** The name in parameters and tables. */
  public String label() {
    return label;
  }

  /** The models that run tasks at the same time: all but {@link #SERIAL}. */
  public static List<Model> parallel() {
    return Arrays.stream(values()).filter(model -> model != SERIAL).toList();
  }

  /** The labels of {@link #parallel()}. */
  public static List<String> parallelLabels() {
    return parallel().stream().map(Model::label).toList();
  }

  /** Whether its tasks run on virtual threads, so that the number of carriers matters. */
  public boolean hasCarriers() {
    return this == VIRTUAL || this == UNBOUNDED;
  }

  /** Whether it has a number of workers, by which its cells differ. */
  public boolean hasWorkers() {
    return this != SERIAL && this != UNBOUNDED;
  }

  /** Whether its tasks are run by several threads of one JVM. */
  public boolean isThreads() {
    return this != SERIAL && !hasOtherJvms();
  }

  /** Whether its tasks are run by other JVMs than the one that hands them out. */
  public boolean hasOtherJvms() {
    return this == PROCESS || this == CLUSTER;
  }

  /** The labels of the models of threads that are measured unless others are asked for. */
  public static List<String> defaultThreadLabels() {
    return List.of(PLATFORM.label, VIRTUAL.label);
  }

  /** The model with this label, if there is one. */
  public static Optional<Model> of(String label) {
    return Arrays.stream(values()).filter(model -> model.label.equals(label)).findFirst();
  }

  /** The model of a cell, behind whose label may stand how its children or carriers differ. */
  public static Optional<Model> ofCell(String label) {
    return of(label.replaceFirst(" .*", ""));
  }

  /**
   * The place of a label in the order of cheapness, from 0; behind all models if it is no model.
   */
  public static int rank(String label) {
    return ofCell(label).map(Model::ordinal).orElse(values().length);
  }
}
