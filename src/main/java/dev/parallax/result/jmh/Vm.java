package dev.parallax.result.jmh;

import java.util.List;

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
  public Vm {
    arguments = List.copyOf(arguments);
  }
}
