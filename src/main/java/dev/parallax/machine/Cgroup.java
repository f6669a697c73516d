package dev.parallax.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The control groups that this process is in, its own first, then those around it.
 *
 * <p>They are looked for where every distribution mounts them. In a container of version 1 the path
 * that the kernel names is often that of the host and not there; then the mount itself is the
 * container's group.
 *
 * @param version 1 or 2
 */
record Cgroup(MachineFiles files, int version) {
  private static final String MOUNT = "sys/fs/cgroup/";
  private static final String SELF = "proc/self/cgroup";

  /** The groups of this process; empty if the system has none. */
  static Optional<Cgroup> of(MachineFiles files) {
    if (files.exists(MOUNT + "cgroup.controllers")) {
      return Optional.of(new Cgroup(files, 2));
    }
    return files.lines(SELF).isEmpty() || !files.exists(MOUNT)
        ? Optional.empty()
        : Optional.of(new Cgroup(files, 1));
  }

  /** Folders of the groups for a controller, the own first, the mount last. */
  private List<String> folders(String controller) {
    String mount = version == 2 ? MOUNT : MOUNT + mountOf(controller) + "/";
    List<String> folders = new ArrayList<>();
    String path = pathOf(controller);
    while (!path.isEmpty()) {
      if (files.exists(mount + path)) {
        folders.add(mount + path + "/");
      }
      path = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
    folders.add(mount);
    return folders;
  }

  /** Version 1 mounts controllers together: {@code cpu,cpuacct}. */
  private String mountOf(String controller) {
    return files.names(MOUNT).stream()
        .filter(name -> List.of(name.split(",", -1)).contains(controller))
        .findFirst()
        .orElse(controller);
  }

  /** The path below the mount, without a slash at either end. */
  private String pathOf(String controller) {
    return files.lines(SELF).stream()
        .map(line -> line.split(":", 3))
        .filter(parts ->
            parts.length == 3
                && (version == 2
                    ? parts[1].isEmpty()
                    : List.of(parts[1].split(",", -1)).contains(controller)))
        .map(parts -> parts[2].replaceAll("^/+|/+$", ""))
        // A process outside of its namespace sees "/..": nothing of it is below the mount.
        .filter(path -> !path.contains(".."))
        .findFirst()
        .orElse("");
  }

  /** CPU time that may be used in a period, in cores; the least of all groups around us. */
  Optional<Double> quotaCores() {
    return folders("cpu").stream().flatMap(folder -> quota(folder).stream()).min(Double::compare);
  }

  private Optional<Double> quota(String folder) {
    if (version == 1) {
      return ratio(
          files.number(folder + "cpu.cfs_quota_us"), files.number(folder + "cpu.cfs_period_us"));
    }
    String[] words = files.text(folder + "cpu.max").orElse("").split("\\s+", -1);
    return words.length == 2
        ? ratio(MachineFiles.wholeNumber(words[0]), MachineFiles.wholeNumber(words[1]))
        : Optional.empty();
  }

  /** No limit is -1 in version 1 and no number in version 2. */
  private static Optional<Double> ratio(OptionalLong quota, OptionalLong period) {
    return quota.orElse(0) > 0 && period.orElse(0) > 0
        ? Optional.of((double) quota.getAsLong() / period.getAsLong())
        : Optional.empty();
  }

  /** CPUs that the group may use, of the innermost that says so. */
  OptionalInt cpus() {
    String file = version == 2 ? "cpuset.cpus.effective" : "cpuset.effective_cpus";
    return folders("cpuset").stream()
        .flatMap(folder ->
            files.text(folder + file).or(() -> files.text(folder + "cpuset.cpus")).stream())
        .map(MachineFiles::cpusIn)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  /** The least memory limit of all groups around us. */
  Optional<MemoryLimit> memoryLimit() {
    List<String> names =
        version == 2 ? List.of("memory.max", "memory.high") : List.of("memory.limit_in_bytes");
    return folders("memory").stream()
        .flatMap(folder -> names.stream().map(folder::concat))
        // No limit is "max" in version 2; in version 1 the largest multiple of a page that fits,
        // 2^63 - 4096, which has more digits than a number that we take.
        .flatMap(file ->
            files.number(file).stream()
                .mapToObj(bytes -> new MemoryLimit(bytes, Optional.of("/" + file))))
        .min(Comparator.comparingLong(MemoryLimit::bytes));
  }

  /** Periods in which the group, or one around it, ran out of its quota. */
  OptionalLong throttledPeriods() {
    return sum("nr_throttled");
  }

  /** How long it, or one around it, then had to wait. */
  OptionalLong throttledMicros() {
    if (version == 2) {
      return sum("throttled_usec");
    }
    return sum("throttled_time").stream().map(nanos -> nanos / 1000).findFirst();
  }

  /** A group around us that is throttled stops us as well, so all are added. */
  private OptionalLong sum(String key) {
    return folders("cpu").stream()
        .flatMapToLong(folder -> files.field(folder + "cpu.stat", key).stream())
        .reduce(Long::sum);
  }
}
