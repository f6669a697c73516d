package dev.parallax.group;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter's value read as a number with a unit.
 *
 * @param number in front of the unit
 * @param unit as written; empty for a bare number
 */
record Magnitude(double number, String unit) {
  /** A sign, decimals with or without a digit in front, an exponent; then perhaps a unit. */
  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?(?:[0-9][0-9_]*\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?) ?([\\p{L}%]*)");

  /** Prefixes of the SI and of IEC 80000-13, whose letters come in both cases. */
  private static final Map<String, Double> PREFIXES =
      Map.ofEntries(
          Map.entry("", 1.0),
          Map.entry("k", 1e3),
          Map.entry("m", 1e6),
          Map.entry("g", 1e9),
          Map.entry("t", 1e12),
          Map.entry("p", 1e15),
          Map.entry("ki", 0x1p10),
          Map.entry("mi", 0x1p20),
          Map.entry("gi", 0x1p30),
          Map.entry("ti", 0x1p40),
          Map.entry("pi", 0x1p50));

  private static final Map<String, Double> SECONDS =
      Map.ofEntries(
          Map.entry("ns", 1e-9),
          Map.entry("us", 1e-6),
          Map.entry("\u00b5s", 1e-6),
          Map.entry("\u03bcs", 1e-6),
          Map.entry("ms", 1e-3),
          Map.entry("s", 1.0),
          Map.entry("sec", 1.0),
          Map.entry("m", 60.0),
          Map.entry("min", 60.0),
          Map.entry("h", 3600.0),
          Map.entry("hr", 3600.0),
          Map.entry("d", 86400.0));

  /** What numbers of one dimension may be; they have an order only if all are of one kind. */
  enum Kind {
    /** Counts and bytes: 1000 in {@code k} and {@code kB}, 1024 in {@code Ki} and {@code KiB}. */
    COUNT,
    DURATION,
    /** Numbers of a unit that isn't known, the same for all. */
    OF_ONE_UNIT
  }

  /** The value as a number, if it is one. */
  static Optional<Magnitude> of(String value) {
    Matcher form = FORM.matcher(value);
    return form.matches()
        ? Optional.of(
            new Magnitude(Double.parseDouble(form.group(1).replace("_", "")), form.group(2)))
        : Optional.empty();
  }

  /** Its size as a number of that kind; NaN if it is none. */
  double size(Kind kind) {
    return number * unitSize(kind);
  }

  private double unitSize(Kind kind) {
    return switch (kind) {
      case COUNT -> {
        String lower = unit.toLowerCase(Locale.ROOT);
        String prefix = lower.endsWith("b") ? lower.substring(0, lower.length() - 1) : lower;
        yield PREFIXES.getOrDefault(prefix, Double.NaN);
      }
      // Zero is zero in every unit.
      case DURATION -> unit.isEmpty() && number == 0 ? 1 : SECONDS.getOrDefault(unit, Double.NaN);
      case OF_ONE_UNIT -> 1;
    };
  }
}
