package dev.parallax.result.jmh;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JVM that a row was measured on, as far as the file tells; what is not told is empty.
 *
 * @param path of the {@code java} that was started
 * @param jdkVersion such as {@code 25.0.1}
 * @param name such as {@code OpenJDK 64-Bit Server VM}
 * @param version such as {@code 25.0.1+8-LTS}
 * @param arguments of the forks
 */
public record Vm(
    String path, String jdkVersion, String name, String version, List<String> arguments) {
  /** As they stand in the paths of JDKs. */
  private static final List<String> VENDORS =
      List.of(
          "temurin",
          "corretto",
          "zulu",
          "zing",
          "graalvm",
          "semeru",
          "liberica",
          "microsoft",
          "sapmachine",
          "dragonwell",
          "kona",
          "oracle");

  public Vm {
    arguments = List.copyOf(arguments);
  }

  /**
   * Vendor, name, version and JIT: GraalVM has the name and the version number of the JDK that it
   * is built on, and only the rest of its version tells that Graal compiles instead of C2. JMH
   * doesn't write the vendor, but its name is often part of the path.
   */
  public String build() {
    String build =
        Stream.of(vendor(), name, version)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return hasGraal() ? build + " (Graal JIT)" : build;
  }

  private String vendor() {
    String lower = path.toLowerCase(Locale.ROOT);
    return VENDORS.stream().filter(lower::contains).findFirst().orElse("");
  }

  private boolean hasGraal() {
    return version.contains("jvmci")
        ? !arguments.contains("-XX:-UseJVMCICompiler")
        : arguments.contains("-XX:+UseJVMCICompiler") || arguments.contains("-XX:+UseGraalJIT");
  }
}
