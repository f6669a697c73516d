package dev.parallax.recording;

import java.util.HashMap;
import java.util.Map;

/** What is counted at one place. */
final class Tally {
  private double amount;
  private long count;
  private final Map<String, Double> lines = new HashMap<>();
  private final Map<String, Double> tops = new HashMap<>();

  void add(double more, String line, String top) {
    amount += more;
    count++;
    lines.merge(line, more, Double::sum);
    tops.merge(top, more, Double::sum);
  }

  /** Seconds, or bytes. */
  double amount() {
    return amount;
  }

  /** How many events. */
  long count() {
    return count;
  }

  /** The line that has most of it. */
  String line() {
    return most(lines);
  }

  /** The innermost method that has most of it. */
  String top() {
    return most(tops);
  }

  private static String most(Map<String, Double> amounts) {
    return amounts.entrySet().stream()
        .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
