package dev.parallax.cli.console;

import dev.parallax.own.OwnJvm;
import dev.parallax.own.OwnWork;
import dev.parallax.workload.UserClasses;
import dev.parallax.workload.Workloads;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --classpath}: where the user's own workloads are. */
public final class ClassPathOption {
  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "jars and folders of classes with workloads of your own")
  private Optional<String> given = Optional.empty();

  /**
   * Its jars and folders; none if it wasn't given.
   *
   * @throws BadUsage if there is no such file or folder
   */
  public List<Path> paths() {
    try {
      return given.map(UserClasses::parse).orElse(List.of());
    } catch (IllegalArgumentException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }

  /** A JVM that knows the workloads of the suite and of the class path. */
  public OwnJvm open() {
    return new OwnWork(paths(), OwnWork.flagsOfThisJvm()).open();
  }

  /**
   * The workloads that a JVM knows.
   *
   * @param namesOrClasses those that are asked for, some of them perhaps by class
   * @throws BadUsage if one of the user's can't be used
   */
  public static Workloads workloads(OwnJvm jvm, List<String> namesOrClasses) {
    try {
      return jvm.workloads(namesOrClasses);
    } catch (IllegalArgumentException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }
}
