package dev.parallax.workload.builtin;

/** Checksum of a few entries of a large result, where one over all would cost as much as it. */
final class Sample {
  private static final int ENTRIES = 64;

  private Sample() {}

  /** The entries of a result; a matrix may have more than an int can count. */
  interface Entries {
    double at(long position);
  }

  /**
   * A number that depends on the bits of entries all over the result and on their order.
   *
   * @param index index of the task: each looks at other entries
   * @param length number of entries
   */
  static long checksum(int index, long length, Entries entries) {
    long stride = Math.max(1, length / ENTRIES);
    long sum = bits(entries, 0);
    for (int i = 0; i < Math.min(ENTRIES, length); i++) {
      sum = 31 * sum + bits(entries, (i * stride + index) % length);
    }
    return 31 * sum + bits(entries, length - 1);
  }

  private static long bits(Entries entries, long position) {
    return Double.doubleToLongBits(entries.at(position));
  }
}
