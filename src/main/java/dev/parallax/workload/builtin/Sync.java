package dev.parallax.workload.builtin;

import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a file's bytes must be on the device rather than in the page cache. */
enum Sync {
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

  static Sync of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** Options with which a new file is opened, to be written and read back. */
  Set<OpenOption> openOptions() {
    Stream<OpenOption> always =
        Stream.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
    Stream<OpenOption> more = this == DSYNC ? Stream.of(StandardOpenOption.DSYNC) : Stream.of();
    return Stream.concat(always, more).collect(Collectors.toUnmodifiableSet());
  }
}
