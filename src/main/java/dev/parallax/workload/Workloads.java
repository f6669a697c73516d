package dev.parallax.workload;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The workloads that can be chosen by name.
 *
 * <p>The suite's own are found the way a user's own are, by {@link ServiceLoader}: nothing that the
 * suite's can do is out of reach of the user's. A user's own need no service file: without one all
 * classes that are workloads are found, and each can be chosen by the name of its class.
 */
public final class Workloads {
  /** The five kinds of work of the article, measured when none are named. */
  public static final List<String> ARTICLE =
      List.of("download", "file-write", "vector-add", "dot-product", "cpu");

  private final Map<String, Workload> byName;
  private final Optional<UserWorkloads> users;

  private Workloads(Map<String, Workload> byName, Optional<UserWorkloads> users) {
    this.byName = Collections.unmodifiableMap(byName);
    this.users = users;
  }

  /**
   * All that are on the class path, the suite's own first.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public static Workloads available() {
    Map<String, Workload> found = new LinkedHashMap<>();
    for (Workload workload : ServiceLoader.load(Workload.class)) {
      add(found, workload);
    }
    return new Workloads(found, Optional.empty());
  }

  /**
   * The same with a user's own behind them.
   *
   * @param classPath jars and folders of classes, none for the suite's own alone
   * @throws IllegalArgumentException if one of them can't be made, or has a name that is taken
   */
  public static Workloads with(List<Path> classPath) {
    Workloads suites = available();
    if (classPath.isEmpty()) {
      return suites;
    }
    Map<String, Workload> found = new LinkedHashMap<>(suites.byName);
    UserWorkloads users = new UserWorkloads(UserClasses.in(classPath));
    users.find().forEach(workload -> add(found, workload));
    return new Workloads(found, Optional.of(users));
  }

  /**
   * The one with this class, and no others: what a fork needs.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Workload ofClass(List<Path> classPath, String className) {
    return new UserWorkloads(UserClasses.in(classPath))
        .ofClass(className)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--classpath: there is no class %s any more".formatted(className)));
  }

  private static void add(Map<String, Workload> found, Workload workload) {
    Workload other = found.putIfAbsent(workload.name(), workload);
    if (other != null) {
      throw new IllegalArgumentException(
          "two workloads are called %s: %s and %s; let name() return another"
              .formatted(
                  workload.name(), other.getClass().getName(), workload.getClass().getName()));
    }
  }

  /**
   * The same with those that are chosen by the name of their class.
   *
   * @param namesOrClasses names of workloads, or of classes on the user's class path
   * @throws IllegalArgumentException if there is such a class and it can't be used
   */
  public Workloads including(List<String> namesOrClasses) {
    Map<String, Workload> found = new LinkedHashMap<>(byName);
    for (String name : namesOrClasses) {
      if (users.isPresent() && nameOf(name).equals(name) && !byName.containsKey(name)) {
        users.get().ofClass(name).ifPresent(workload -> add(found, workload));
      }
    }
    return new Workloads(found, users);
  }

  /** The name of the workload that has this name or this class; what was given if there is none. */
  public String nameOf(String nameOrClass) {
    return byName.values().stream()
        .filter(workload -> workload.getClass().getName().equals(nameOrClass))
        .map(Workload::name)
        .findFirst()
        .orElse(nameOrClass);
  }

  /** The user's own. */
  public List<Workload> usersOwn() {
    return byName.values().stream()
        .filter(workload -> !UserClasses.of(workload).isEmpty())
        .toList();
  }

  /** Their names, in the order in which they are shown. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** All of them. */
  public List<Workload> all() {
    return List.copyOf(byName.values());
  }

  /** The one with this name. */
  public Optional<Workload> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The one with this name.
   *
   * @throws IllegalArgumentException if there is none, with a message that lists the valid names
   */
  public Workload named(String name) {
    return find(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no workload is called '%s'; valid: %s"
                    .formatted(name, String.join(", ", names()))));
  }
}
