package dev.parallax.result.jmh;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JMH's {@code measurementTime}: {@code 150 ms}, {@code 10 s}, {@code single-shot}. */
final class IterationTime {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12}) ([a-z]{1,3})");

  /** The words of JMH's TimeValue. */
  private static final Map<String, Double> SECONDS_OF =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86_400.0);

  private IterationTime() {}

  /** Seconds; NaN for what is no time, which is nobody's error: nothing rests on it but advice. */
  static double seconds(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Long.parseLong(form.group(1)) * SECONDS_OF.getOrDefault(form.group(2), Double.NaN)
        : Double.NaN;
  }
}
