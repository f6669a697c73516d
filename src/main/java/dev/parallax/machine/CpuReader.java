package dev.parallax.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads {@code /proc/cpuinfo} and {@code /sys/devices/system/cpu}. */
record CpuReader(MachineFiles files) {
  private static final String CPUS = "sys/devices/system/cpu/";

  CpuFacts read() {
    return new CpuFacts(
        model(),
        online(),
        files.lines("proc/self/status").stream()
            .filter(line -> line.startsWith("Cpus_allowed_list:"))
            .map(line -> CpuSet.size(line.substring(line.indexOf(':') + 1)))
            .findFirst()
            .orElse(OptionalInt.empty()),
        cores(),
        smt(),
        caches(),
        clock());
  }

  private Optional<String> model() {
    return info("model name").or(this::arm);
  }

  private Optional<String> arm() {
    return info("CPU implementer")
        .flatMap(
            implementer -> info("CPU part").map(part -> "ARM " + implementer + ", part " + part));
  }

  /** The first value of a key of cpuinfo. */
  private Optional<String> info(String key) {
    return files.lines("proc/cpuinfo").stream()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
        .map(parts -> parts[1].strip().replaceAll("\\s+", " "))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private OptionalInt online() {
    return files.text(CPUS + "online").map(CpuSet::size).orElse(OptionalInt.empty());
  }

  /** Distinct groups of sibling threads; absent if the kernel doesn't tell them. */
  private OptionalInt cores() {
    long cores = siblings().distinct().count();
    return cores > 0 ? OptionalInt.of((int) cores) : OptionalInt.empty();
  }

  private Optional<Boolean> smt() {
    OptionalLong active = files.number(CPUS + "smt/active");
    if (active.isPresent()) {
      return Optional.of(active.getAsLong() == 1);
    }
    List<String> groups = siblings().toList();
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(groups.stream().anyMatch(group -> CpuSet.size(group).orElse(1) > 1));
  }

  private Stream<String> siblings() {
    return ofEachCpu("topology/thread_siblings_list");
  }

  private Stream<String> ofEachCpu(String file) {
    return files.names(CPUS).stream()
        .filter(name -> name.matches("cpu[0-9]+"))
        .flatMap(cpu -> files.text(CPUS + cpu + "/" + file).stream());
  }

  private List<CpuFacts.Cache> caches() {
    List<CpuFacts.Cache> caches = new ArrayList<>();
    String folder = CPUS + "cpu0/cache/";
    for (String index : files.names(folder)) {
      OptionalLong level = files.number(folder + index + "/level");
      Optional<String> type = files.text(folder + index + "/type");
      OptionalLong bytes =
          files.text(folder + index + "/size").map(CpuReader::bytes).orElse(OptionalLong.empty());
      if (level.isPresent() && type.isPresent() && bytes.isPresent()) {
        caches.add(
            new CpuFacts.Cache(
                (int) level.getAsLong(),
                type.get(),
                bytes.getAsLong(),
                files
                    .text(folder + index + "/shared_cpu_list")
                    .map(CpuSet::size)
                    .orElse(OptionalInt.empty())));
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

  private CpuFacts.Clock clock() {
    return new CpuFacts.Clock(
        distinct("cpufreq/scaling_governor"),
        files.text(CPUS + "cpu0/cpufreq/scaling_driver"),
        distinct("cpufreq/energy_performance_preference"),
        turbo(),
        files.number(CPUS + "cpu0/cpufreq/cpuinfo_max_freq"),
        files.number(CPUS + "cpu0/cpufreq/scaling_max_freq"),
        throttled());
  }

  private List<String> distinct(String file) {
    return ofEachCpu(file).distinct().sorted().toList();
  }

  private Optional<Boolean> turbo() {
    OptionalLong forbidden = files.number(CPUS + "intel_pstate/no_turbo");
    if (forbidden.isPresent()) {
      return Optional.of(forbidden.getAsLong() == 0);
    }
    OptionalLong boost = files.number(CPUS + "cpufreq/boost");
    return boost.isPresent() ? Optional.of(boost.getAsLong() == 1) : Optional.empty();
  }

  private OptionalLong throttled() {
    List<Long> counts =
        ofEachCpu("thermal_throttle/core_throttle_count")
            .flatMap(text -> MachineFiles.wholeNumber(text).stream().boxed())
            .toList();
    return counts.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(counts.stream().mapToLong(Long::longValue).sum());
  }
}
