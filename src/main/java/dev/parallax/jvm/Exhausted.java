package dev.parallax.jvm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is needed when the system has no more of something, by the words that it has for that. */
public final class Exhausted {
  private static final String PROCESSES =
      "more processes and threads are needed than ulimit -u or the control group's pids.max allow";

  private static final List<Map.Entry<String, String>> NEEDED =
      List.of(
          Map.entry("No space left on device", "room is needed there"),
          Map.entry("Disk quota exceeded", "room is needed there, or a larger quota"),
          Map.entry("File too large", "larger files are needed than ulimit -f allows"),
          Map.entry("Too many open files", "more open files are needed than ulimit -n allows"),
          Map.entry("unable to create native thread", PROCESSES),
          Map.entry("pthread_create failed (EAGAIN)", PROCESSES),
          Map.entry("Resource temporarily unavailable", PROCESSES),
          Map.entry("Cannot fork", PROCESSES),
          Map.entry("Cannot allocate memory", "more memory is needed, or fewer workers"));

  private Exhausted() {}

  /** What is needed; nothing if these words are of something else. */
  public static Optional<String> needed(String words) {
    return NEEDED.stream()
        .filter(entry -> words.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The words, and behind them what is needed, unless they say it already. */
  public static String withNeeded(String words) {
    return words
        + needed(words)
            .filter(needed -> !words.contains(needed))
            .map(needed -> "; " + needed)
            .orElse("");
  }
}
