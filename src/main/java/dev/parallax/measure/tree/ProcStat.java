package dev.parallax.measure.tree;

import java.util.Optional;

/**
 * What {@code /proc/PID/stat} says of a process, in the kernel's own units.
 *
 * @param pid its number
 * @param startTicks when it began, which distinguishes it from a later one of the same number
 * @param userTicks CPU time of all its threads, ended ones too
 * @param systemTicks the same in the kernel
 * @param endedUserTicks CPU time of descendants that ended and were waited for
 * @param endedSystemTicks the same in the kernel
 * @param endedFaults page faults of those: every process has some, so this grows with each that
 *     ends
 * @param threads how many it has
 * @param residentPages what of it is in memory
 */
record ProcStat(
    long pid,
    long startTicks,
    long userTicks,
    long systemTicks,
    long endedUserTicks,
    long endedSystemTicks,
    long endedFaults,
    long threads,
    long residentPages) {
  // Positions behind the name, which stands in parentheses and may contain anything; proc(5)
  // counts from 1 and has pid and name first.
  private static final int ENDED_FAULTS = 11 - 3;
  private static final int USER = 14 - 3;
  private static final int SYSTEM = 15 - 3;
  private static final int ENDED_USER = 16 - 3;
  private static final int ENDED_SYSTEM = 17 - 3;
  private static final int THREADS = 20 - 3;
  private static final int START = 22 - 3;
  private static final int RESIDENT = 24 - 3;
  private static final int FIELDS = RESIDENT + 1;

  /** Reads it; nothing when the process has ended. */
  static Optional<ProcStat> read(ProcFiles files, long pid) {
    return files.read("/proc/" + pid + "/stat").flatMap(text -> parse(pid, text));
  }

  /** Reads such a line; nothing when it is cut short, as of a process that ends meanwhile. */
  static Optional<ProcStat> parse(long pid, String text) {
    long[] fields = new long[FIELDS];
    int position = text.lastIndexOf(')') + 4; // behind the one letter of the state
    for (int field = 1; field < FIELDS; field++) {
      int end = text.indexOf(' ', position);
      if (end < 0) {
        return Optional.empty();
      }
      fields[field] = Long.parseLong(text, position, end, 10);
      position = end + 1;
    }
    return Optional.of(
        new ProcStat(
            pid,
            fields[START],
            fields[USER],
            fields[SYSTEM],
            fields[ENDED_USER],
            fields[ENDED_SYSTEM],
            fields[ENDED_FAULTS],
            fields[THREADS],
            fields[RESIDENT]));
  }

  boolean isSameAs(ProcStat other) {
    return pid == other.pid && startTicks == other.startTicks;
  }
}
