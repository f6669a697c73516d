package dev.parallax.own;

import dev.parallax.jvm.Closing;
import dev.parallax.workload.UserWorkloads;
import dev.parallax.workload.Workload;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a JVM of own work holds: the workloads it was asked about, and what they have started. */
final class Host implements Closeable {
  private final Map<String, Workload> made = new HashMap<>();
  private final Deque<Closeable> opened = new ArrayDeque<>();
  private final UserWorkloads users;

  Host(UserWorkloads users) {
    this.users = users;
  }

  UserWorkloads users() {
    return users;
  }

  /** Keeps a workload for further questions. */
  Workload keep(Workload workload) {
    return Optional.ofNullable(made.putIfAbsent(workload.getClass().getName(), workload))
        .orElse(workload);
  }

  /**
   * The workload of this class, the user's or the suite's.
   *
   * @throws ReflectiveOperationException if it can't be made
   */
  Workload workload(String className) throws ReflectiveOperationException {
    Optional<Workload> known =
        Optional.ofNullable(made.get(className)).or(() -> users.ofClass(className));
    return keep(
        known.isPresent()
            ? known.get()
            : Class.forName(className).asSubclass(Workload.class).getConstructor().newInstance());
  }

  /** Keeps something open as long as this JVM lives. */
  void own(Closeable resource) {
    opened.push(resource);
  }

  @Override
  public void close() throws IOException {
    Closing.all(opened);
  }
}
