package dev.parallax.workload.builtin;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A fresh directory; closing it deletes it with everything in it. */
record TemporaryDirectory(Path path) implements Closeable {
  private static final String PREFIX = "parallax-files-";

  /** A directory in the system's place for temporary files. */
  static TemporaryDirectory create() throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(PREFIX));
  }

  /** A directory in a place of the user's. */
  static TemporaryDirectory createIn(Path parent) throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(parent.toAbsolutePath(), PREFIX));
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> content = Files.walk(path)) {
      deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
