package dev.parallax.jvm;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A class data archive (AppCDS) of the suite's classes, from which its JVMs start sooner.
 *
 * <p>It holds parsed classes and nothing that the JIT would look at, so that what is measured stays
 * what it was; an AOT cache with method profiles would not. It is made once for a class path, a JDK
 * and flags, in a cache folder of the user's, and made again when any of them changes. Where it
 * can't be made everything works as before, only slower.
 */
public final class ClassArchive {
  private static final String FLAG = "-XX:SharedArchiveFile=";
  private static final Duration TRAINING_DEADLINE = Duration.ofMinutes(1);

  private ClassArchive() {}

  /** An archive, or the reason why there is none. */
  public sealed interface Outcome {
    /**
     * There is one.
     *
     * @param jvmArgs the flags with which a JVM uses it
     */
    record Available(List<String> jvmArgs) implements Outcome {}

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
      Path folder = cacheFolder(System.getenv());
      Files.createDirectories(folder);
      return ensure(command, folder);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      return new Outcome.Unavailable(reason.lines().findFirst().orElse(""));
    }
  }

  private static Outcome ensure(JavaCommand command, Path folder)
      throws IOException, InterruptedException {
    List<String> reader = new ArrayList<>(command.jvmArgs());
    reader.add(command.classPath());
    reader.add(System.getProperty("java.home"));
    for (String options : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      reader.add(System.getenv().getOrDefault(options, ""));
    }
    String family = hash(reader);
    Path archive = folder.resolve(family + "-" + hash(contentOf(command.classPath())) + ".jsa");
    List<String> flags = List.of(FLAG + archive);
    if (Files.exists(archive)) {
      return new Outcome.Available(flags);
    }
    // Two campaigns that begin together make one archive, not two.
    try (FileChannel file =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      if (!lock.isValid()) {
        return new Outcome.Unavailable("the cache folder can't be locked");
      }
      if (!Files.exists(archive)) {
        make(command, archive);
        removeOthers(folder, family, archive);
      }
      return new Outcome.Available(flags);
    }
  }

  private static void make(JavaCommand command, Path archive)
      throws IOException, InterruptedException {
    Path half = archive.resolveSibling(archive.getFileName() + ".tmp");
    JavaCommand training = command.withJvmArgs(List.of("-XX:ArchiveClassesAtExit=" + half));
    try (JavaProcess process = JavaProcess.start("class archive training", training)) {
      boolean ended = process.awaitEnd(TRAINING_DEADLINE);
      if (!ended || process.exitCode() != 0 || !Files.exists(half)) {
        throw new IOException("no class archive came of " + process.describe(""));
      }
      Files.move(half, archive, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Archives of the same class path and JDK with other content will never be used again. */
  private static void removeOthers(Path folder, String family, Path archive) throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others =
          files
              .filter(file -> file.getFileName().toString().startsWith(family + "-"))
              .filter(file -> !file.equals(archive))
              .toList();
    }
    for (Path other : others) {
      Files.deleteIfExists(other);
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

  private static Path cacheFolder(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
    return caches.resolve("parallax");
  }

  private static String hash(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(part -> digest.update((part + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
