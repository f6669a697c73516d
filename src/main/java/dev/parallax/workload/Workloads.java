package dev.parallax.workload;

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
 * suite's can do is out of reach of the user's.
 */
public final class Workloads {
  /** The five kinds of work of the article, measured when none are named. */
  public static final List<String> ARTICLE =
      List.of("download", "file-write", "vector-add", "dot-product", "cpu");

  private final Map<String, Workload> byName;

  private Workloads(Map<String, Workload> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /**
   * All that are on the class path, the suite's own first.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public static Workloads available() {
    Map<String, Workload> found = new LinkedHashMap<>();
    for (Workload workload : ServiceLoader.load(Workload.class)) {
      Workload other = found.putIfAbsent(workload.name(), workload);
      if (other != null) {
        throw new IllegalArgumentException(
            "two workloads are called %s: %s and %s"
                .formatted(
                    workload.name(), other.getClass().getName(), workload.getClass().getName()));
      }
    }
    return new Workloads(found);
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
