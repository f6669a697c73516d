package dev.parallax.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The processor.
 *
 * @param model as the kernel names it; on ARM the numbers of implementer and part
 * @param online CPUs that the system uses, hardware threads counted
 * @param allowed CPUs that this process may run on
 * @param cores physical cores
 * @param smt whether cores run several hardware threads at once
 * @param caches those of the first CPU
 * @param clock how the clock frequency is governed
 */
public record CpuFacts(
    Optional<String> model,
    OptionalInt online,
    OptionalInt allowed,
    OptionalInt cores,
    Optional<Boolean> smt,
    List<Cache> caches,
    Clock clock) {
  private static final String CPUS = "sys/devices/system/cpu/";

  /**
   * A cache.
   *
   * @param level 1 is the closest to the core
   * @param type Data, Instruction or Unified
   * @param bytes its size
   * @param sharedBy hardware threads that use it
   */
  public record Cache(int level, String type, long bytes, OptionalInt sharedBy) {}

  /**
   * How the clock frequency is governed.
   *
   * @param governors of all CPUs, without repeats
   * @param driver of the scaling
   * @param preferences between energy and performance, of all CPUs, without repeats
   * @param turbo whether the clock may go beyond its nominal frequency
   * @param maxKilohertz the highest that the hardware can
   * @param limitKilohertz the highest that is allowed
   * @param throttledCount how often cores were slowed down because of heat since the start
   */
  public record Clock(
      List<String> governors,
      Optional<String> driver,
      List<String> preferences,
      Optional<Boolean> turbo,
      OptionalLong maxKilohertz,
      OptionalLong limitKilohertz,
      OptionalLong throttledCount) {}

  /** Reads {@code /proc/cpuinfo} and {@code /sys/devices/system/cpu}. */
  static CpuFacts read(MachineFiles files) {
    return new CpuFacts(
        info(files, "model name").or(() -> arm(files)),
        files.cpus(CPUS + "online"),
        files.lines("proc/self/status").stream()
            .filter(line -> line.startsWith("Cpus_allowed_list:"))
            .map(line -> MachineFiles.cpusIn(line.substring(line.indexOf(':') + 1)))
            .findFirst()
            .orElse(OptionalInt.empty()),
        cores(files),
        smt(files),
        caches(files),
        new Clock(
            distinct(files, "cpufreq/scaling_governor"),
            files.text(CPUS + "cpu0/cpufreq/scaling_driver"),
            distinct(files, "cpufreq/energy_performance_preference"),
            turbo(files),
            files.number(CPUS + "cpu0/cpufreq/cpuinfo_max_freq"),
            files.number(CPUS + "cpu0/cpufreq/scaling_max_freq"),
            ofEachCpu(files, "thermal_throttle/core_throttle_count")
                .flatMapToLong(text -> MachineFiles.wholeNumber(text).stream())
                .reduce(Long::sum)));
  }

  private static Optional<String> arm(MachineFiles files) {
    return info(files, "CPU implementer")
        .flatMap(implementer ->
            info(files, "CPU part").map(part -> "ARM " + implementer + ", part " + part));
  }

  /** The first value of a key of cpuinfo. */
  private static Optional<String> info(MachineFiles files, String key) {
    return files.lines("proc/cpuinfo").stream()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
        .map(parts -> parts[1].strip().replaceAll("\\s+", " "))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** Distinct groups of sibling threads; absent if the kernel has no such files. */
  private static OptionalInt cores(MachineFiles files) {
    long cores = siblings(files).distinct().count();
    return cores > 0 ? OptionalInt.of((int) cores) : OptionalInt.empty();
  }

  private static Optional<Boolean> smt(MachineFiles files) {
    OptionalLong active = files.number(CPUS + "smt/active");
    if (active.isPresent()) {
      return Optional.of(active.getAsLong() == 1);
    }
    List<String> groups = siblings(files).toList();
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(groups.stream().anyMatch(group -> MachineFiles.cpusIn(group).orElse(1) > 1));
  }

  private static Stream<String> siblings(MachineFiles files) {
    return ofEachCpu(files, "topology/thread_siblings_list");
  }

  private static Stream<String> ofEachCpu(MachineFiles files, String file) {
    return files.names(CPUS).stream()
        .filter(name -> name.matches("cpu[0-9]+"))
        .flatMap(cpu -> files.text(CPUS + cpu + "/" + file).stream());
  }

  private static List<Cache> caches(MachineFiles files) {
    List<Cache> caches = new ArrayList<>();
    String folder = CPUS + "cpu0/cache/";
    for (String index : files.names(folder)) {
      OptionalLong level = files.number(folder + index + "/level");
      Optional<String> type = files.text(folder + index + "/type");
      OptionalLong bytes =
          files.text(folder + index + "/size").map(CpuFacts::bytes).orElse(OptionalLong.empty());
      if (level.isPresent() && type.isPresent() && bytes.isPresent()) {
        caches.add(
            new Cache(
                (int) level.getAsLong(),
                type.get(),
                bytes.getAsLong(),
                files.cpus(folder + index + "/shared_cpu_list")));
      }
    }
    return caches;
  }

  /** A size as the kernel writes it: {@code 48K}, {@code 2M}. */
  private static OptionalLong bytes(String size) {
    if (!size.matches("[0-9]{1,9}[KM]?")) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(size.replaceAll("[KM]", ""));
    return OptionalLong.of(
        size.endsWith("K") ? number << 10 : size.endsWith("M") ? number << 20 : number);
  }

  private static List<String> distinct(MachineFiles files, String file) {
    return ofEachCpu(files, file).distinct().sorted().toList();
  }

  private static Optional<Boolean> turbo(MachineFiles files) {
    OptionalLong forbidden = files.number(CPUS + "intel_pstate/no_turbo");
    if (forbidden.isPresent()) {
      return Optional.of(forbidden.getAsLong() == 0);
    }
    OptionalLong boost = files.number(CPUS + "cpufreq/boost");
    return boost.isPresent() ? Optional.of(boost.getAsLong() == 1) : Optional.empty();
  }
}
