package dev.parallax.workload;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The user's own classes: what {@code --classpath} names.
 *
 * <p>They stand behind the suite's on the class path of every JVM that runs own work, and so are
 * loaded as {@code java -cp} would load them. The suite's class archive stays valid, as its class
 * path is the beginning of theirs.
 */
public final class UserClasses {
  private static final String ALL_JARS = "*";

  private UserClasses() {}

  /**
   * Takes a class path apart.
   *
   * @param classPath jars and folders with the system's separator between them; {@code folder/*}
   *     for all jars of a folder
   * @throws IllegalArgumentException if an entry is neither, with a message for the user
   */
  public static List<Path> parse(String classPath) {
    List<Path> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (entry.isBlank()) {
        throw new IllegalArgumentException(
            "--classpath '%s': an entry is empty; expected jars and folders of classes with '%s'"
                    .formatted(classPath, File.pathSeparator)
                + " between them");
      }
      entries.addAll(checked(entry));
    }
    return List.copyOf(entries);
  }

  private static List<Path> checked(String entry) {
    try {
      return entry.equals(ALL_JARS) || entry.endsWith(File.separator + ALL_JARS)
          ? jarsOf(entry)
          : List.of(checked(entry, Path.of(entry)));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("--classpath %s: not a path".formatted(entry), e);
    }
  }

  private static List<Path> jarsOf(String entry) {
    Path folder = Path.of(entry.substring(0, entry.length() - 1));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars =
          files
              .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
              .sorted()
              .map(jar -> checked(jar.toString(), jar))
              .toList();
      if (jars.isEmpty()) {
        throw new IllegalArgumentException("--classpath %s: there is no jar".formatted(entry));
      }
      return jars;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--classpath %s: there is no such folder".formatted(entry), e);
    }
  }

  private static Path checked(String entry, Path given) {
    try {
      Path path = given.toAbsolutePath().normalize();
      if (!Files.exists(path)) {
        throw new IllegalArgumentException(
            "--classpath %s: there is no such file or folder".formatted(entry));
      }
      if (!Files.isDirectory(path)) {
        new ZipFile(path.toFile()).close();
      }
      return path;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--classpath %s: neither a jar nor a folder of classes".formatted(entry), e);
    }
  }

  /** Whether a class that is loaded in this JVM is the user's: from elsewhere than the suite's. */
  public static boolean isUsers(Class<?> type) {
    return !sourceOf(type).equals(sourceOf(UserClasses.class));
  }

  private static Optional<String> sourceOf(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .map(Object::toString);
  }
}
