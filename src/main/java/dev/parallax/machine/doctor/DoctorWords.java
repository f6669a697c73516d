package dev.parallax.machine.doctor;

import java.util.Locale;

/** Numbers in words, the same in every locale. */
final class DoctorWords {
  private DoctorWords() {}

  static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%d %s%s", number, thing, number == 1 ? "" : "s");
  }

  /** At most two decimals, and none that are zero. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }

  static String percent(double share) {
    return share < 0.1
        ? String.format(Locale.ROOT, "%.2f %%", 100 * share)
        : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  static String bytes(long bytes) {
    return bytes < 1L << 30
        ? String.format(Locale.ROOT, "%d MiB", bytes >> 20)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }

  static String nanos(long nanos) {
    return nanos((double) nanos);
  }

  static String nanos(double nanos) {
    if (nanos < 1e3) {
      return String.format(Locale.ROOT, "%.0f ns", nanos);
    }
    return nanos < 1e6
        ? String.format(Locale.ROOT, "%.1f us", nanos / 1e3)
        : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
