package dev.parallax.machine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of a machine. What can't be read is absent; nothing names the machine, its user or
 * a folder.
 *
 * @param cpu the processor
 * @param memory its memory
 * @param limits what control groups allow
 * @param surroundings container and virtual machine
 * @param kernelRelease the number alone: what is appended to it may name a machine
 * @param clockSource what the kernel reads the time from
 * @param clockSources those that it could
 * @param load of the last minute, in runnable threads
 * @param hottestMillidegrees the hottest sensor, in thousandths of a degree Celsius
 * @param onBattery whether it has a mains plug that is out; absent if it has none
 */
public record MachineFacts(
    CpuFacts cpu,
    Memory memory,
    Limits limits,
    Surroundings surroundings,
    Optional<String> kernelRelease,
    Optional<String> clockSource,
    List<String> clockSources,
    OptionalDouble load,
    OptionalLong hottestMillidegrees,
    Optional<Boolean> onBattery) {
  private static final String CLOCK = "sys/devices/system/clocksource/clocksource0/";
  private static final String THERMAL = "sys/class/thermal/";
  private static final String POWER = "sys/class/power_supply/";

  /**
   * Memory of the machine.
   *
   * @param totalBytes what the kernel manages
   * @param availableBytes what could be had without swapping
   * @param swapTotalBytes size of the swap space; 0 if there is none
   * @param swapUsedBytes what lies in it
   * @param hugePages {@code always}, {@code madvise} or {@code never}: transparent huge pages
   */
  public record Memory(
      OptionalLong totalBytes,
      OptionalLong availableBytes,
      OptionalLong swapTotalBytes,
      OptionalLong swapUsedBytes,
      Optional<String> hugePages) {
    static Memory read(MachineFiles files) {
      OptionalLong swap = kibibytes(files, "SwapTotal");
      OptionalLong free = kibibytes(files, "SwapFree");
      return new Memory(
          kibibytes(files, "MemTotal"),
          kibibytes(files, "MemAvailable"),
          swap,
          swap.isPresent() && free.isPresent()
              ? OptionalLong.of(swap.getAsLong() - free.getAsLong())
              : OptionalLong.empty(),
          files
              .text("sys/kernel/mm/transparent_hugepage/enabled")
              .filter(modes -> modes.matches(".*\\[\\w+].*"))
              .map(modes -> modes.replaceAll(".*\\[(\\w+)].*", "$1")));
    }

    private static OptionalLong kibibytes(MachineFiles files, String key) {
      return files.field("proc/meminfo", key).stream().map(number -> number << 10).findFirst();
    }
  }

  /**
   * What control groups allow this process to use.
   *
   * @param version of the control groups
   * @param quotaCores CPU time per time, in cores; absent if it isn't limited
   * @param cpus CPUs that it may run on
   * @param memoryBytes absent if it isn't limited
   * @param throttledPeriods how often the quota was used up since the group was made
   */
  public record Limits(
      OptionalInt version,
      Optional<Double> quotaCores,
      OptionalInt cpus,
      OptionalLong memoryBytes,
      OptionalLong throttledPeriods) {
    static Limits read(MachineFiles files) {
      return Cgroup.of(files)
          .map(group ->
              new Limits(
                  OptionalInt.of(group.version()),
                  group.quotaCores(),
                  group.cpus(),
                  group.memoryLimit().stream().mapToLong(MemoryLimit::bytes).findFirst(),
                  group.throttledPeriods()))
          .orElseGet(() ->
              new Limits(
                  OptionalInt.empty(),
                  Optional.empty(),
                  OptionalInt.empty(),
                  OptionalLong.empty(),
                  OptionalLong.empty()));
    }
  }

  /** Reads all that there is. */
  public static MachineFacts read(MachineFiles files) {
    return new MachineFacts(
        CpuFacts.read(files),
        Memory.read(files),
        Limits.read(files),
        Surroundings.read(files),
        files.text("proc/sys/kernel/osrelease").flatMap(MachineFacts::numberAlone),
        files.text(CLOCK + "current_clocksource"),
        files
            .text(CLOCK + "available_clocksource")
            .map(names -> List.of(names.split("\\s+", -1)))
            .orElse(List.of()),
        load(files),
        hottest(files),
        onBattery(files));
  }

  /** The load of the last minute; absent where the system has no such file. */
  static OptionalDouble load(MachineFiles files) {
    String first = files.text("proc/loadavg").orElse("").split(" ", -1)[0];
    return first.matches("[0-9]{1,9}\\.[0-9]{1,9}")
        ? OptionalDouble.of(Double.parseDouble(first))
        : OptionalDouble.empty();
  }

  private static Optional<String> numberAlone(String release) {
    return Optional.of(release.replaceFirst("[^0-9.].*", "")).filter(number -> !number.isEmpty());
  }

  private static OptionalLong hottest(MachineFiles files) {
    return files.names(THERMAL).stream()
        .filter(name -> name.startsWith("thermal_zone"))
        .flatMapToLong(zone -> files.number(THERMAL + zone + "/temp").stream())
        .max();
  }

  /** By the mains: a mouse has a battery too. */
  private static Optional<Boolean> onBattery(MachineFiles files) {
    List<String> mains =
        files.names(POWER).stream().filter(name -> has(files, name, "type", "Mains")).toList();
    return mains.isEmpty()
        ? Optional.empty()
        : Optional.of(mains.stream().noneMatch(name -> has(files, name, "online", "1")));
  }

  private static boolean has(MachineFiles files, String supply, String file, String value) {
    return files.text(POWER + supply + "/" + file).filter(value::equals).isPresent();
  }
}
