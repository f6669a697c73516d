package dev.parallax.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * What is inside a folder that may come from anybody: no link in it is followed out of it, and
 * nothing that isn't a file, such as a pipe that nobody writes, is opened.
 */
public final class Inside {
  private Inside() {}

  /**
   * Makes sure that a file can be written in this place.
   *
   * @throws IOException in one line, if there is something else than a file
   */
  public static void requireFileOrNothing(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(path + ": it has to be a file, and is a link or something else");
    }
  }

  /**
   * Makes sure that files can be written in a folder in this place.
   *
   * @throws IOException in one line, if there is something else than a folder
   */
  public static void requireFolderOrNothing(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(path + ": it has to be a folder, and is a link or something else");
    }
  }

  /** The same of all folders and files in it. */
  public static void requireNoLinks(Path folder) throws IOException {
    requireFolderOrNothing(folder);
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          requireFileOrNothing(path);
        }
      }
    }
  }

  /** Adds to the end of a file, which is made if it isn't there. */
  public static void append(Path file, String text) throws IOException {
    requireFileOrNothing(file);
    try {
      Files.writeString(
          file,
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw AtomicFile.of(file, e);
    }
  }

  /** What is in a file; nothing if there is none. Bytes that are no UTF-8 are replaced. */
  public static String read(Path file) throws IOException {
    requireFileOrNothing(file);
    if (!Files.exists(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Whether a path that exists is somewhere else, by a link in it. */
  public static boolean leadsOut(Path folder, Path path) throws IOException {
    return !path.toRealPath().startsWith(folder.toRealPath());
  }
}
