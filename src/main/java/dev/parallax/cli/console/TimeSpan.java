package dev.parallax.cli.console;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time as people write it: {@code 90s}, {@code 10m}, {@code 1h30m}. */
public final class TimeSpan {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})(?:m|min))?(?:(\\d{1,8})s)?");
  private static final List<Duration> UNITS =
      List.of(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofSeconds(1));

  private TimeSpan() {}

  /**
   * Reads one.
   *
   * @param option which it is the value of
   * @throws BadUsage if it isn't one above 0
   */
  public static Duration parse(String option, String text) {
    Matcher form = FORM.matcher(text);
    Duration sum = Duration.ZERO;
    if (form.matches()) {
      for (int i = 0; i < UNITS.size(); i++) {
        String count = form.group(i + 1);
        if (count != null) {
          sum = sum.plus(UNITS.get(i).multipliedBy(Long.parseLong(count)));
        }
      }
    }
    if (sum.isZero()) {
      throw new BadUsage(
          "%s %s: valid: a time above 0 such as 90s, 10m or 1h30m".formatted(option, text));
    }
    return sum;
  }
}
