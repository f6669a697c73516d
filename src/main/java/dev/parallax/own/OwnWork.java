package dev.parallax.own;

import dev.parallax.jvm.JavaCommand;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * How a JVM of own work is started.
 *
 * @param classPath jars and folders of {@code --classpath}; none for the suite's own work alone
 * @param java the program that is the JVM
 * @param jvmArgs flags of the JVM
 */
public record OwnWork(List<Path> classPath, Path java, List<String> jvmArgs) {
  public OwnWork {
    classPath = List.copyOf(classPath);
    jvmArgs = List.copyOf(jvmArgs);
  }

  /** In a JVM like this one. */
  public OwnWork(List<Path> classPath, List<String> jvmArgs) {
    this(classPath, JavaCommand.javaExecutable(), jvmArgs);
  }

  /** The flags of this JVM, which the user started: those that JMH hands on to forks. */
  public static List<String> flagsOfThisJvm() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  /** One such JVM, which is started when it is first asked something. */
  public OwnJvm open() {
    return new OwnJvm(this);
  }

  JavaCommand command(Path socket) {
    return new JavaCommand(OwnMain.class)
        .withJava(java)
        .withJvmArgs(jvmArgs)
        .withClassPath(classPath)
        .withArgs(socket.toString())
        .withArgs(classPath.stream().map(Path::toString).toArray(String[]::new));
  }
}
