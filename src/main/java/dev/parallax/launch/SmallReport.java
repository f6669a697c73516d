package dev.parallax.launch;

import java.io.File;

/**
 * Tells the reports for which HotSpot's second compiler costs more than it gives.
 *
 * <p>Of a file of a few megabytes most code runs too few times to earn back what C2 spends on it,
 * and C2's threads take the cores that the report needs. A JVM can be told so only at its start;
 * starting another one pays off from some size on.
 */
final class SmallReport {
  /** HotSpot's flag for C1 alone. */
  static final String FLAG = "-XX:TieredStopAtLevel=1";

  /** Below this, another JVM costs more than it saves. */
  private static final long WORTH_A_RESTART_BYTES = 500_000;

  /** Above this, C2's code is needed. */
  private static final long SMALL_BYTES = 16_000_000;

  /** By so much gzip usually shortens JMH's JSON. */
  private static final int GZIP_FACTOR = 8;

  private static final String RESULTS = "results.json";

  private final long bytes;

  private SmallReport(long bytes) {
    this.bytes = bytes;
  }

  /** What some arguments ask for; of no size if it is no report. */
  static SmallReport of(String[] args) {
    long bytes = 0;
    if (args.length > 0 && (args[0].equals("report") || args[0].equals("compare"))) {
      for (int i = 1; i < args.length; i++) {
        bytes += sizeOf(args[i]);
      }
    }
    return new SmallReport(bytes);
  }

  /** A file or a run directory, by its name or behind a label; 0 for any other word. */
  private static long sizeOf(String word) {
    File file = new File(word);
    if (!file.exists()) {
      file = new File(word.substring(word.indexOf('=') + 1));
    }
    long length = file.isDirectory() ? new File(file, RESULTS).length() : file.length();
    return word.endsWith(".gz") ? GZIP_FACTOR * length : length;
  }

  /** Whether C1 alone is best for it. */
  boolean isSmall() {
    return bytes > 0 && bytes <= SMALL_BYTES;
  }

  /** Whether it is best for it even at the cost of another JVM. */
  boolean isWorthARestart() {
    return isSmall() && bytes >= WORTH_A_RESTART_BYTES;
  }
}
