package dev.parallax.workload.builtin.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A control group of version 2 of this JVM's own, in which it and all that it starts are for as
 * long as a trial lasts: the kernel knows then what belongs to it, whatever a process does to its
 * environment, its session and its parent. Only where this user may make one, which is root, or
 * whom systemd has delegated a group to.
 *
 * @param home the group that this JVM comes from
 * @param path the group of its own
 */
record CommandGroup(Path home, Path path) {
  private static final String MEMBERS = "cgroup.procs";
  private static final String OF_VERSION_2 = "0::/";
  private static final String PREFIX = "parallax-";

  /** Where version 2 is mounted, by itself or beside version 1. */
  private static final List<Path> MOUNTS =
      List.of(Path.of("/sys/fs/cgroup"), Path.of("/sys/fs/cgroup/unified"));

  /** Makes the group of a trial, which this JVM hasn't entered yet. */
  static Optional<CommandGroup> make(String mark) {
    try {
      Optional<String> own =
          Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
              .filter(line -> line.startsWith(OF_VERSION_2))
              // A path from outside of the namespace is not below the mount; and the group of
              // another trial of this JVM's may end before this one's.
              .filter(line -> !line.contains("..") && !line.contains("/" + PREFIX))
              .map(line -> line.substring(OF_VERSION_2.length()))
              .findFirst();
      Optional<Path> mount =
          MOUNTS.stream()
              .filter(path -> Files.exists(path.resolve("cgroup.controllers")))
              .findAny();
      if (own.isEmpty() || mount.isEmpty()) {
        return Optional.empty();
      }
      Path home = mount.get().resolve(own.get());
      CommandGroup group = new CommandGroup(home, home.resolve(PREFIX + mark));
      Files.createDirectory(group.path);
      return Optional.of(group);
    } catch (IOException e) {
      // Not Linux, or not this user's to make: the guard finds commands by other traces.
      return Optional.empty();
    }
  }

  /** Moves this JVM in, and with it all that it starts from now on. */
  boolean enter() {
    return move(path);
  }

  /** Moves this JVM out; what it has started stays. */
  boolean leave() {
    return move(home);
  }

  private static boolean move(Path group) {
    try {
      Files.writeString(group.resolve(MEMBERS), Long.toString(ProcessHandle.current().pid()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
