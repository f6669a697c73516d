package dev.parallax.concurrency.child;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Folders of pools whose JVM was killed before it had a child that could clear up after it. They
 * lie in shared memory, of which a container often has 64 MiB in all.
 */
public final class StaleFolders {
  private StaleFolders() {}

  /** Deletes those that are certainly nobody's any more. */
  public static void delete() {
    deleteIn(PrivateFolder.place());
  }

  static void deleteIn(Path place) {
    File[] found = place.toFile().listFiles((folder, name) -> isLeftBehind(name));
    if (found == null) {
      return;
    }
    for (File folder : found) {
      // Where all may write, anybody can put a link to a folder of this user's.
      if (!Files.isDirectory(folder.toPath(), LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try {
        PrivateFolder.deleteWithFiles(folder);
      } catch (IOException e) {
        // Another user's, or somebody else clears up as well; the next start tries again.
      }
    }
  }

  /** Only processes that we could see are known to be gone: other containers have other numbers. */
  private static boolean isLeftBehind(String name) {
    String[] parts = name.split("-", -1);
    return name.startsWith(PrivateFolder.PREFIX)
        && parts.length > 3
        && parts[1].matches("\\d{1,18}")
        && parts[2].equals(processNamespace())
        && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty();
  }

  /** Within which process numbers tell processes apart; the same everywhere but on Linux. */
  static String processNamespace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString().replaceAll("\\D", "");
    } catch (IOException | UnsupportedOperationException e) {
      // No such file on this system, which then has one namespace only.
      return "0";
    }
  }
}
