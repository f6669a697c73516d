package dev.parallax.workload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The workloads that can be chosen by name.
 *
 * <p>The suite's own are named by a service file as a user's own may be: nothing that the suite's
 * can do is out of reach of the user's. A user's own need none: without one all classes that are
 * workloads are found, and each can be chosen by the name of its class.
 */
public final class Workloads {
  /** The five kinds of work of the article, measured when none are named. */
  public static final List<String> ARTICLE =
      List.of("download", "file-write", "vector-add", "dot-product", "cpu");

  private static final String SERVICE_FILE = "/META-INF/services/" + Workload.class.getName();

  private final Map<String, Workload> byName;
  private final Optional<Users> users;

  private Workloads(Map<String, Workload> byName, Optional<Users> users) {
    this.byName = Collections.unmodifiableMap(byName);
    this.users = users;
  }

  /** Where workloads of the user's own come from. */
  public interface Users {
    /**
     * All of them.
     *
     * @throws IllegalArgumentException if one can't be made, with a message for the user
     */
    List<Workload> find();

    /**
     * The one whose class has this name, if there is such a class.
     *
     * @throws IllegalArgumentException if it is no workload or can't be made
     */
    Optional<Workload> ofClass(String name);
  }

  /** The suite's own. */
  public static Workloads available() {
    Map<String, Workload> found = new LinkedHashMap<>();
    suites().forEach(workload -> add(found, workload));
    return new Workloads(found, Optional.empty());
  }

  /**
   * Those that the suite's service file names. Not by {@link java.util.ServiceLoader}, which would
   * take those of the user's class path, too, and fail with them.
   */
  private static List<Workload> suites() {
    // The first of this name: the suite's classes stand first on every class path.
    try (InputStream file = Workloads.class.getResourceAsStream(SERVICE_FILE)) {
      List<Workload> workloads = new ArrayList<>();
      String names =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      for (String name : names.lines().filter(line -> !line.isBlank()).toList()) {
        workloads.add(
            Class.forName(name).asSubclass(Workload.class).getConstructor().newInstance());
      }
      return workloads;
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("the suite's own workloads can't be made", e);
    }
  }

  /**
   * The same with a user's own behind them.
   *
   * @throws IllegalArgumentException if one of them can't be made, or has a name that is taken
   */
  public static Workloads with(Users users) {
    Map<String, Workload> found = new LinkedHashMap<>(available().byName);
    users.find().forEach(workload -> add(found, workload));
    return new Workloads(found, Optional.of(users));
  }

  /**
   * The user's with this class, and no others: what a fork needs.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Workload ofClass(String className) {
    return new UserWorkloads(List.of())
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
                  workload.name(),
                  UsersWorkload.classNameOf(other),
                  UsersWorkload.classNameOf(workload)));
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
        .filter(workload -> UsersWorkload.classNameOf(workload).equals(nameOrClass))
        .map(Workload::name)
        .findFirst()
        .orElse(nameOrClass);
  }

  /** The user's own. */
  public List<Workload> usersOwn() {
    return byName.values().stream()
        .filter(workload ->
            workload instanceof UsersWorkload || UserClasses.isUsers(workload.getClass()))
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
