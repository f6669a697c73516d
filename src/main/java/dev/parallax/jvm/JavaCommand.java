package dev.parallax.jvm;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of a Java process that runs one of our main classes, on the JVM we run on
 * ourselves unless another is named: {@code java.home}, never whatever {@code java} the PATH holds.
 *
 * @param java the program
 * @param jvmArgs flags of the virtual machine, in order
 * @param classPath the class path, never empty
 * @param mainClass name of the main class
 * @param args arguments of the main class
 */
public record JavaCommand(
    Path java, List<String> jvmArgs, String classPath, String mainClass, List<String> args) {
  public JavaCommand {
    jvmArgs = List.copyOf(jvmArgs);
    args = List.copyOf(args);
  }

  /** One on the JVM we run on ourselves. */
  public JavaCommand(List<String> jvmArgs, String classPath, String mainClass, List<String> args) {
    this(javaExecutable(), jvmArgs, classPath, mainClass, args);
  }

  /** The command that runs {@code main} with this JVM's own class path and no flags. */
  public JavaCommand(Class<?> main) {
    this(List.of(), ownClassPath(), main.getName(), List.of());
  }

  /** The same command on another JVM. */
  public JavaCommand withJava(Path other) {
    return new JavaCommand(other, jvmArgs, classPath, mainClass, args);
  }

  /** The same command with these flags added behind those it has. */
  public JavaCommand withJvmArgs(List<String> more) {
    return new JavaCommand(java, concat(jvmArgs, more), classPath, mainClass, args);
  }

  /** The same command with these jars and folders behind the class path that it has. */
  public JavaCommand withClassPath(List<Path> more) {
    StringBuilder longer = new StringBuilder(classPath);
    for (Path entry : more) {
      longer.append(File.pathSeparatorChar).append(entry);
    }
    return new JavaCommand(java, jvmArgs, longer.toString(), mainClass, args);
  }

  /** The same command with these program arguments added behind those it has. */
  public JavaCommand withArgs(String... more) {
    return new JavaCommand(java, jvmArgs, classPath, mainClass, concat(args, List.of(more)));
  }

  /** The words to give to a {@link ProcessBuilder}. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(java.toString());
    words.addAll(crashFlags());
    words.addAll(jvmArgs);
    words.add("-cp");
    words.add(classPath);
    words.add(mainClass);
    words.addAll(args);
    return List.copyOf(words);
  }

  /**
   * The flags by which a JVM that crashes leaves its report with the temporary files, not in the
   * user's working directory. To stand before all others, so that the user's own have effect.
   */
  public static List<String> crashFlags() {
    // A percent sign begins what the JVM replaces.
    String folder = System.getProperty("java.io.tmpdir").replace("%", "%%");
    return List.of(
        "-XX:ErrorFile=" + Path.of(folder, "parallax-hs_err_pid%p.log"),
        "-XX:ReplayDataFile=" + Path.of(folder, "parallax-replay_pid%p.log"));
  }

  /** The {@code java} of the JVM this code runs on. */
  public static Path javaExecutable() {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    return bin.resolve(File.separatorChar == '\\' ? "java.exe" : "java");
  }

  private static String ownClassPath() {
    // Absolute, so that a process started in another folder finds the same classes.
    return String.join(
        File.pathSeparator,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
