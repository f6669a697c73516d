package dev.parallax.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Machines on record: a file each, in which {@code == path} starts the text of a file. */
public final class Recorded {
  private static final Path RESOURCES = Path.of("src/test/resources/dev/parallax/machine");

  private Recorded() {}

  /** Unpacks a machine into a folder, as its root. */
  public static MachineFiles unpack(String name, Path root) throws IOException {
    String record = Files.readString(RESOURCES.resolve(name + ".txt"));
    for (String part : record.split("(?m)^== ", -1)) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        write(root, part.substring(0, end).strip(), part.substring(end + 1));
      }
    }
    return new MachineFiles(root);
  }

  /** Replaces a file of it. */
  public static void write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
