package dev.parallax.workload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

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
        names.addAll(Files.isDirectory(entry) ? inFolder(entry) : inJar(entry));
      } catch (IOException e) {
        throw new IllegalArgumentException("--classpath %s: %s".formatted(entry, e), e);
      }
    }
    return List.copyOf(names);
  }

  private List<String> inFolder(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (isClass(name) && mentions(Files.readAllBytes(file))) {
        names.add(className(name));
      }
    }
    return names;
  }

  private List<String> inJar(Path jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : file.stream().filter(entry -> isClass(entry.getName())).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          if (mentions(in.readAllBytes())) {
            names.add(className(entry.getName()));
          }
        }
      }
    }
    return names.stream().sorted().toList();
  }

  private static boolean isClass(String path) {
    return path.endsWith(SUFFIX) && !path.startsWith("META-INF/");
  }

  private static String className(String path) {
    return path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
  }

  private boolean mentions(byte[] classFile) {
    // One byte a character, so that nothing is lost or made up.
    return new String(classFile, StandardCharsets.ISO_8859_1)
        .contains(type.getName().replace('.', '/'));
  }
}
