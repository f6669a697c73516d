package dev.parallax.workload;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The user's own classes: what {@code --classpath} names.
 *
 * <p>A loader of their own, and not a longer class path of this JVM: so no JVM has to be started
 * anew for them, and the class archive stays the suite's. It knows where it looks, which is how
 * forks and child JVMs come to see the same classes. What the suite has itself, its libraries among
 * it, is the suite's here too.
 */
public final class UserClasses extends URLClassLoader {
  private final List<Path> entries;

  private UserClasses(List<Path> entries, URL[] urls) {
    super("user", urls, UserClasses.class.getClassLoader());
    this.entries = List.copyOf(entries);
  }

  /**
   * Takes a class path apart.
   *
   * @param classPath jars and folders with the system's separator between them
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
      entries.add(checked(entry));
    }
    return List.copyOf(entries);
  }

  private static Path checked(String entry) {
    try {
      Path path = Path.of(entry).toAbsolutePath().normalize();
      if (!Files.exists(path)) {
        throw new IllegalArgumentException(
            "--classpath %s: there is no such file or folder".formatted(entry));
      }
      if (!Files.isDirectory(path)) {
        new ZipFile(path.toFile()).close();
      }
      return path;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("--classpath %s: not a path".formatted(entry), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--classpath %s: neither a jar nor a folder of classes".formatted(entry), e);
    }
  }

  /** A loader of the classes in these jars and folders. */
  public static UserClasses in(List<Path> entries) {
    try {
      List<URL> urls = new ArrayList<>();
      for (Path entry : entries) {
        urls.add(entry.toUri().toURL());
      }
      return new UserClasses(entries, urls.toArray(URL[]::new));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("--classpath: " + e.getMessage(), e);
    }
  }

  /** The jars and folders, absolute. */
  public List<Path> entries() {
    return entries;
  }

  /** Where the class of a workload comes from; nothing for one of the suite's own. */
  public static List<Path> of(Workload workload) {
    return workload.getClass().getClassLoader() instanceof UserClasses classes
        ? classes.entries()
        : List.of();
  }
}
