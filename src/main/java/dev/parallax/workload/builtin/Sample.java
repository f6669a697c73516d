package dev.parallax.workload.builtin;

import java.util.function.IntToDoubleFunction;

/** Checksum of a few entries of a large result, where one over all would cost as much as it. */
final class Sample {
  private static final int ENTRIES = 64;

  private Sample() {}

  /**
   * A number that depends on the bits of entries all over the result and on their order.
   *
   * @param index index of the task: each looks at other entries
   * @param length number of entries
   * @param entry the entry at a position
   */
  static long checksum(int index, int length, IntToDoubleFunction entry) {
    int stride = Math.max(1, length / ENTRIES);
    long sum = bits(entry, 0);
    for (int i = 0; i < Math.min(ENTRIES, length); i++) {
      sum = 31 * sum + bits(entry, (int) (((long) i * stride + index) % length));
    }
    return 31 * sum + bits(entry, length - 1);
  }

  private static long bits(IntToDoubleFunction entry, int position) {
    return Double.doubleToLongBits(entry.applyAsDouble(position));
  }
}
