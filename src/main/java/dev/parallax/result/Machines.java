package dev.parallax.result;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * On which machine each of several inputs was measured; JMH's own JSON says nothing of it.
 *
 * <p>A machine is known by the name that its owner gave it ({@code PARALLAX_MACHINE}), else by what
 * its environment tells: system, architecture, cores, CPU and memory. Hosts of one hardware can't
 * be distinguished by that, so in a cluster each needs a name. A host's own name and its machine id
 * would tell them apart, but have no place in files that are published, and in containers they are
 * those of the container or of its image.
 */
public final class Machines {
  private static final String NAME = "machine";
  private static final double BYTES_PER_GIB = 1L << 30;

  private Machines() {}

  /**
   * What each input's machine is called, by the input's label; empty if that isn't known. Where one
   * name stands for different hardware, as when all hosts are given the same, the hardware is told
   * behind it: the same text always means the same machine.
   */
  public static Map<String, String> of(List<ResultFile> files) {
    Map<String, Set<String>> hardwareByName = new LinkedHashMap<>();
    for (ResultFile file : files) {
      hardwareByName
          .computeIfAbsent(name(file), name -> new HashSet<>())
          .add(hardware(file.environment()));
    }
    Map<String, String> machines = new LinkedHashMap<>();
    for (ResultFile file : files) {
      String name = name(file);
      String hardware = hardware(file.environment());
      boolean clear = hardwareByName.getOrDefault(name, Set.of()).size() == 1;
      machines.put(
          file.label(),
          name.isEmpty() ? hardware : clear || hardware.isEmpty() ? name : name + ": " + hardware);
    }
    return Collections.unmodifiableMap(machines);
  }

  private static String name(ResultFile file) {
    return file.environment().fact(NAME).map(String::strip).orElse("");
  }

  private static String hardware(Environment environment) {
    String cores = environment.fact("cores").orElse("");
    String system =
        joined(
            " ",
            environment.fact("os").orElse(""),
            environment.fact("arch").orElse(""),
            cores.isEmpty() ? "" : cores + (cores.equals("1") ? " core" : " cores"));
    return joined(", ", system, environment.fact("cpu.model").orElse(""), memory(environment));
  }

  /** To a quarter of a GiB: kernels of one machine keep a few megabytes more or less for them. */
  private static String memory(Environment environment) {
    return environment
        .fact("memory.totalBytes")
        .filter(bytes -> bytes.matches("[0-9]{1,18}"))
        .map(bytes -> Math.round(4 * Long.parseLong(bytes) / BYTES_PER_GIB) / 4.0)
        .map(gib -> String.format(Locale.ROOT, "%.2f GiB", gib))
        .orElse("");
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }
}
