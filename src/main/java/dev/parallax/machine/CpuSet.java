package dev.parallax.machine;

import java.util.OptionalInt;

/** The kernel's notation for sets of CPUs, such as {@code 0-3,8}. */
final class CpuSet {
  private CpuSet() {}

  /** How many CPUs are in the set; empty if it can't be understood. */
  static OptionalInt size(String list) {
    int count = 0;
    for (String range : list.strip().split(",", -1)) {
      if (!range.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
        return OptionalInt.empty();
      }
      String[] ends = range.split("-", -1);
      count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
    }
    return count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
  }
}
