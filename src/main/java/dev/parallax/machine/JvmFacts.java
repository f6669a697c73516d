package dev.parallax.machine;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The JVM that measures. Forks start from the same {@code java.home}; their flags are in the
 * results.
 *
 * @param vendor of the build
 * @param version of the runtime, with its build
 * @param name of the virtual machine
 * @param collectors its garbage collectors, as its management beans name them
 * @param flags it was started with, folders of the user taken out
 * @param environmentOptions variables of the environment by which every JVM gets flags, with their
 *     values, folders of the user taken out
 * @param maxHeapBytes the most that its heap may grow to
 * @param processors that it counts, after all limits
 */
public record JvmFacts(
    String vendor,
    String version,
    String name,
    List<String> collectors,
    List<String> flags,
    List<String> environmentOptions,
    long maxHeapBytes,
    int processors) {
  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** The JVM that this runs on. */
  public static JvmFacts ofThisJvm(PrivatePaths paths) {
    return new JvmFacts(
        System.getProperty("java.vendor", ""),
        Runtime.version().toString(),
        System.getProperty("java.vm.name", ""),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .toList(),
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().map(paths::hide).toList(),
        VARIABLES.stream()
            .filter(name -> !System.getenv().getOrDefault(name, "").isBlank())
            .map(name -> paths.hide(name + "=" + System.getenv(name)))
            .toList(),
        Runtime.getRuntime().maxMemory(),
        Runtime.getRuntime().availableProcessors());
  }
}
