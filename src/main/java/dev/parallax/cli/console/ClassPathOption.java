package dev.parallax.cli.console;

import dev.parallax.workload.UserClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code --classpath}: where the user's own workloads are. */
public final class ClassPathOption {
  public static final String NAME = "--classpath";

  private ClassPathOption() {}

  /**
   * Its jars and folders; none if it wasn't given.
   *
   * @throws BadUsage if one is not there or neither
   */
  public static List<Path> read(Optional<String> given) {
    try {
      return given.map(UserClasses::parse).orElse(List.of());
    } catch (IllegalArgumentException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }
}
