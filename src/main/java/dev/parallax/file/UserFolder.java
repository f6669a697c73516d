package dev.parallax.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Set;

/**
 * A folder in which the suite keeps from one run to the next what is this user's alone: nobody else
 * can enter it, whatever the umask is, and what somebody else put there isn't used.
 *
 * <p>Where there are no POSIX permissions, the place alone has to keep others out.
 */
public final class UserFolder {
  private static final String NAME = "parallax";
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> PRIVATE_FILE =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;

  /** Empty where there are no POSIX permissions. */
  private final Set<UserPrincipal> user;

  private UserFolder(Path path, Set<UserPrincipal> user) {
    this.path = path;
    this.user = user;
  }

  /**
   * The folder for what can be made again.
   *
   * @param home the user's home folder
   * @throws IOException in one line, if there is no such place or others can write there
   */
  public static UserFolder forCaches(Map<String, String> environment, String home)
      throws IOException {
    return make(place(environment, "XDG_CACHE_HOME", home, ".cache"));
  }

  /** The folder for what can't be made again. */
  public static UserFolder forState(Map<String, String> environment, String home)
      throws IOException {
    return make(place(environment, "XDG_STATE_HOME", home, ".local/state"));
  }

  /** By the XDG Base Directory Specification, which says that relative paths are to be ignored. */
  private static Path place(
      Map<String, String> environment, String variable, String home, String inHome)
      throws IOException {
    Path chosen = Path.of(environment.getOrDefault(variable, ""));
    Path homeFolder = Path.of(home);
    if (!chosen.isAbsolute() && !homeFolder.isAbsolute()) {
      // A container's user without an entry in /etc/passwd has the home folder "?".
      throw new IOException("there is no home folder, and %s names none".formatted(variable));
    }
    return (chosen.isAbsolute() ? chosen : homeFolder.resolve(inHome)).resolve(NAME);
  }

  private static UserFolder make(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new UserFolder(Files.createDirectories(path), Set.of());
    }
    FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(PRIVATE);
    Files.createDirectories(path.getParent(), attribute);
    try {
      Files.createDirectory(path, attribute);
    } catch (FileAlreadyExistsException e) {
      // Made by an earlier run.
    }
    PosixFileAttributes made = attributes(path);
    if (!made.isDirectory()) {
      throw new IOException(path + " is a link or a file, and has to be a folder");
    }
    UserPrincipal user = userIn(path);
    if (!made.owner().equals(user)) {
      throw new IOException("%s belongs to %s".formatted(path, made.owner().getName()));
    }
    if (!made.permissions().equals(PRIVATE)) {
      Files.setPosixFilePermissions(path, PRIVATE);
    }
    return new UserFolder(path, Set.of(user));
  }

  private static PosixFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Who this process is for the file system of a folder. */
  private static UserPrincipal userIn(Path folder) throws IOException {
    Path file;
    try {
      file = Files.createTempFile(folder, ".user", "");
    } catch (AccessDeniedException e) {
      throw new IOException("this user can't write in " + folder, e);
    }
    try {
      return Files.getOwner(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Takes from others what the umask gave them of a file in it. */
  public void makePrivate(Path file) throws IOException {
    if (!user.isEmpty()) {
      Files.setPosixFilePermissions(file, PRIVATE_FILE);
    }
  }

  /** Whether a file in it is this user's and nobody else can read or write it. */
  public boolean hasPrivate(String name) throws IOException {
    Path file = path.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (user.isEmpty()) {
      return true;
    }
    PosixFileAttributes attributes = attributes(file);
    return user.contains(attributes.owner()) && attributes.permissions().equals(PRIVATE_FILE);
  }
}
