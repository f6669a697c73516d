package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;

/** A share that a user may write as {@code 5%} or {@code 0.05}. */
final class Share {
  private Share() {}

  /**
   * Reads it.
   *
   * @throws BadUsage unless it is a number between the limits, both excluded
   */
  static double parse(String option, String text, double above, double below) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1).strip() : text.strip();
    double value;
    try {
      value = percent ? Double.parseDouble(digits) / 100 : Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      throw new BadUsage(option + " " + text + " is not a number; write 5% or 0.05");
    }
    if (!(value > above && value < below)) {
      throw new BadUsage(
          "%s %s is out of range: it must be above %s and below %s"
              .formatted(option, text, above, below));
    }
    return value;
  }
}
