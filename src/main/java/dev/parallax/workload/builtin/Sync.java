package dev.parallax.workload.builtin;

import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** When a file's bytes must be on the device rather than in the page cache. */
public enum Sync {
  /** Whenever the kernel likes. */
  NONE,
  /** Once, after the last byte: fsync(2). */
  FSYNC,
  /** After every write: O_DSYNC. */
  DSYNC;

  /** The value of the setting. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String[] labels() {
    return Arrays.stream(values()).map(Sync::label).toArray(String[]::new);
  }

  /**
   * The one with this label. By a loop: {@code valueOf} asks for the values by reflection, for
   * which a fresh JVM writes itself a class, and a stream would be its first (see {@link
   * EqualTasks}).
   */
  static Sync of(String label) {
    for (Sync sync : values()) {
      if (sync.label().equals(label)) {
        return sync;
      }
    }
    throw new IllegalArgumentException("no such sync: " + label);
  }

  /** Options with which a new file is opened, to be written and read back. */
  Set<OpenOption> openOptions() {
    Set<OpenOption> options = new HashSet<>();
    options.add(StandardOpenOption.CREATE_NEW);
    options.add(StandardOpenOption.WRITE);
    options.add(StandardOpenOption.READ);
    if (this == DSYNC) {
      options.add(StandardOpenOption.DSYNC);
    }
    return options;
  }
}
