package dev.parallax.jvm;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Which process the Linux kernel ends first when memory runs out: a child rather than its fork, and
 * a fork rather than the campaign, which can say so and has the results.
 */
public final class OomScore {
  /** What may have happened to a process that was killed by signal 9. */
  public static final String HINT = ", as the kernel does when memory runs out";

  /** What a fork adds to the score that it was started with. */
  public static final int OF_FORK = 500;

  /** What a child JVM adds to that of its fork. */
  public static final int OF_CHILD = 300;

  private static final String FILE = "/proc/self/oom_score_adj";
  private static final int MOST = 1000;

  private OomScore() {}

  /** Raises the score of this process, and of all that it starts from now on. */
  public static void raise(int by) {
    try {
      int now;
      try (FileInputStream in = new FileInputStream(FILE)) {
        now = Integer.parseInt(text(in.readNBytes(16)));
      }
      try (FileOutputStream out = new FileOutputStream(FILE)) {
        out.write(Integer.toString(Math.min(MOST, now + by)).getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException | NumberFormatException e) {
      // Another system, or one that forbids it: then the kernel chooses by size alone.
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII).strip();
  }
}
