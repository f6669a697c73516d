package dev.parallax.jvm;

import dev.parallax.file.Sha256;
import dev.parallax.file.UserFolder;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A class data archive (AppCDS) of the suite's classes, from which its JVMs start sooner.
 *
 * <p>It holds parsed classes and nothing that the JIT would look at, so that what is measured stays
 * what it was; an AOT cache with method profiles would not. It is made once for a class path, a JDK
 * and flags, in a cache folder of the user's, and made again when any of them changes, or when it
 * is not any more what was made. Where it can't be made everything works as before, only slower.
 */
public final class ClassArchive {
  private static final String FLAG = "-XX:SharedArchiveFile=";
  private static final String SUFFIX = ".jsa";
  private static final int DIGITS = 16;
  private static final Duration TRAINING_DEADLINE = Duration.ofMinutes(1);

  /** Nobody reads what a JVM says of a crash that an archive caused. */
  private static final String SILENT_CRASH = "-XX:+SuppressFatalErrorMessage";

  private ClassArchive() {}

  /** An archive, or the reason why there is none. */
  public sealed interface Outcome {
    /**
     * There is one.
     *
     * @param jvmArgs the flags with which a JVM uses it
     * @param finding why an earlier one could not be used, in one line; empty if it could
     */
    record Available(List<String> jvmArgs, Optional<String> finding) implements Outcome {}

    /** There is none, for this reason. */
    record Unavailable(String reason) implements Outcome {}
  }

  /**
   * Finds the archive for this JVM's class path, or makes it.
   *
   * @param training main class of a JVM that loads what is to be in the archive, and ends
   * @param jvmArgs flags of the JVMs that will use it; an archive made under others, with another
   *     layout of objects above all, is of no use to them
   */
  public static Outcome ensure(Class<?> training, List<String> jvmArgs)
      throws InterruptedException {
    List<String> flags = jvmArgs.stream().filter(flag -> flag.startsWith("-X")).toList();
    JavaCommand command = new JavaCommand(training).withJvmArgs(flags);
    for (String entry : command.classPath().split(File.pathSeparator, -1)) {
      // HotSpot archives classes from jars only, and says nothing when there is a folder.
      if (!Files.isRegularFile(Path.of(entry))) {
        return new Outcome.Unavailable("the class path holds something else than jars: " + entry);
      }
    }
    try {
      return ensure(
          command, UserFolder.forCaches(System.getenv(), System.getProperty("user.home", "")));
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      return new Outcome.Unavailable(reason.lines().findFirst().orElse(""));
    }
  }

  private static Outcome ensure(JavaCommand command, UserFolder folder)
      throws IOException, InterruptedException {
    List<String> reader = new ArrayList<>(command.jvmArgs());
    reader.add(command.classPath());
    reader.add(System.getProperty("java.home"));
    for (String options : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      reader.add(System.getenv().getOrDefault(options, ""));
    }
    String family = hash(reader) + "-";
    String version = family + hash(contentOf(command.classPath())) + "-";
    // Two campaigns that begin together make one archive, not two.
    try (FileChannel file =
            FileChannel.open(
                folder.path().resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = file.lock()) {
      if (!lock.isValid()) {
        return new Outcome.Unavailable("the cache folder can't be locked");
      }
      Optional<Path> found = named(folder, version).stream().findFirst();
      Optional<String> fault =
          found.isPresent() ? fault(command, folder, found.get()) : Optional.empty();
      if (found.isPresent() && fault.isEmpty()) {
        return available(found.get(), fault);
      }
      Path made = make(command, folder, version);
      for (Path other : named(folder, family)) {
        // Archives of the same class path and JDK with other content will never be used again.
        if (!other.equals(made)) {
          Files.delete(other);
        }
      }
      Optional<String> stillFault = fault(command, folder, made);
      if (stillFault.isPresent()) {
        Files.delete(made);
        return new Outcome.Unavailable("the one just made " + stillFault.get());
      }
      return available(made, fault);
    }
  }

  private static Outcome available(Path archive, Optional<String> fault) {
    return new Outcome.Available(
        List.of(FLAG + archive),
        fault.map(what -> "the class archive %s and was made again".formatted(what)));
  }

  /** Archives whose name begins like this. */
  private static List<Path> named(UserFolder folder, String beginning) throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .toList();
    }
  }

  /** Makes one, whose name begins like this and ends with its length and its hash. */
  private static Path make(JavaCommand command, UserFolder folder, String version)
      throws IOException, InterruptedException {
    Path half = folder.path().resolve(version + "new");
    JavaCommand training =
        command.withJvmArgs(List.of(SILENT_CRASH, "-XX:ArchiveClassesAtExit=" + half));
    try (JavaProcess process = JavaProcess.start("class archive training", training)) {
      boolean ended = process.awaitEnd(TRAINING_DEADLINE);
      if (!ended || process.exitCode() != 0 || !Files.exists(half)) {
        throw new IOException("no class archive came of " + process.describe(""));
      }
      folder.makePrivate(half);
      Path whole = half.resolveSibling(version + contentOf(half) + SUFFIX);
      return Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static String contentOf(Path archive) throws IOException {
    return Files.size(archive) + "-" + Sha256.of(archive).substring(0, DIGITS);
  }

  /**
   * What is wrong with an archive, if anything is: a JVM that can't use one starts without it and
   * slower, or crashes.
   */
  private static Optional<String> fault(JavaCommand command, UserFolder folder, Path archive)
      throws IOException, InterruptedException {
    String name = archive.getFileName().toString();
    if (!folder.hasPrivate(name)) {
      return Optional.of("was not this user's alone");
    }
    if (!name.endsWith("-" + contentOf(archive) + SUFFIX)) {
      return Optional.of("was not as it was made (it had %s bytes)".formatted(Files.size(archive)));
    }
    JavaCommand trial =
        new JavaCommand(command.jvmArgs(), command.classPath(), Trial.class.getName(), List.of());
    List<String> flags = List.of(SILENT_CRASH, "-Xshare:on", FLAG + archive);
    try (JavaProcess process = JavaProcess.start("class archive trial", trial.withJvmArgs(flags))) {
      boolean ended = process.awaitEnd(TRAINING_DEADLINE);
      return ended && process.exitCode() == 0
          ? Optional.empty()
          : Optional.of(
              "started no JVM (%s)"
                  .formatted(ended ? "exit code " + process.exitCode() : "it did not end"));
    }
  }

  /** The flags by which this JVM itself was told to use an archive, for JVMs that it starts. */
  public static List<String> ownFlags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(ClassArchive::isFlag)
        .toList();
  }

  /** Whether a JVM flag names an archive. */
  public static boolean isFlag(String jvmArg) {
    return jvmArg.startsWith(FLAG);
  }

  private static List<String> contentOf(String classPath) throws IOException {
    List<String> content = new ArrayList<>();
    content.add(System.getProperty("java.runtime.version"));
    content.add(System.getProperty("java.vm.version"));
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      FileTime modified = Files.getLastModifiedTime(Path.of(entry));
      content.add("%s %s %s".formatted(entry, Files.size(Path.of(entry)), modified));
    }
    return content;
  }

  private static String hash(List<String> parts) {
    return Sha256.of((String.join("\n", parts) + "\n").getBytes(StandardCharsets.UTF_8))
        .substring(0, DIGITS);
  }

  /** Main class of a JVM that is started to see whether it starts. */
  static final class Trial {
    private Trial() {}

    /** Does nothing. */
    public static void main(String[] args) {}
  }
}
