package dev.parallax.measure.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The units in which the kernel counts, which it hands to every program at its start.
 *
 * @param pageBytes bytes of a page
 * @param ticksPerSecond ticks in which CPU time is counted
 */
record KernelUnits(long pageBytes, long ticksPerSecond) {
  /** AT_PAGESZ and AT_CLKTCK in the kernel's {@code auxvec.h}. */
  private static final long PAGE_SIZE = 6;

  private static final long CLOCK_TICKS = 17;

  /** Those of this system; nothing where there is no such kernel. */
  static Optional<KernelUnits> here() {
    try {
      ByteBuffer entries =
          ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv")))
              .order(ByteOrder.nativeOrder());
      long pageBytes = 0;
      long ticks = 0;
      while (entries.remaining() >= 2 * Long.BYTES) {
        long type = entries.getLong();
        long value = entries.getLong();
        if (type == PAGE_SIZE) {
          pageBytes = value;
        } else if (type == CLOCK_TICKS) {
          ticks = value;
        }
      }
      return pageBytes > 0 && ticks > 0
          ? Optional.of(new KernelUnits(pageBytes, ticks))
          : Optional.empty();
    } catch (IOException e) {
      // Not Linux, or no /proc; a 32-bit kernel has other entries and finds neither above.
      return Optional.empty();
    }
  }
}
