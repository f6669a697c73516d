package dev.parallax.workload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds classes that mention a type, without loading any: a class that implements an interface has
 * the interface's name among its constants, as plain bytes. Who finds one that only uses it finds
 * out when it is loaded.
 *
 * @param entries jars and folders
 * @param type what is mentioned
 */
record ClassScan(List<Path> entries, Class<?> type) {
  private static final String SUFFIX = ".class";

  /** Names of the classes, in the order of the entries and of their names. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Path entry : entries) {
      try {
        if (Files.isDirectory(entry)) {
          addClasses(entry, names);
        } else {
          try (FileSystem jar = FileSystems.newFileSystem(entry)) {
            addClasses(jar.getPath("/"), names);
          }
        }
      } catch (IOException e) {
        throw new IllegalArgumentException("--classpath %s: %s".formatted(entry, e), e);
      }
    }
    return List.copyOf(names);
  }

  private void addClasses(Path root, List<String> names) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(root)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = root.relativize(file).toString().replace('\\', '/');
      boolean isClass = name.endsWith(SUFFIX) && !name.startsWith("META-INF/");
      if (isClass && mentions(Files.readAllBytes(file))) {
        names.add(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'));
      }
    }
  }

  private boolean mentions(byte[] classFile) {
    // One byte a character, so that nothing is lost or made up.
    return new String(classFile, StandardCharsets.ISO_8859_1)
        .contains(type.getName().replace('.', '/'));
  }
}
