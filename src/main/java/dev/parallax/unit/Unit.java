package dev.parallax.unit;

import java.util.Map;

/**
 * A unit of a score.
 *
 * @param symbol how the file wrote it, such as {@code ms/op}
 * @param quantity what it measures
 * @param inBase how many base units one of it is; 1 for {@link Quantity#OTHER}
 */
public record Unit(String symbol, Quantity quantity, double inBase) {
  /** Seconds, the base unit of all times here. */
  public static final Unit SECONDS = new Unit("s", Quantity.TIME, 1);

  /** Seconds per operation, the base unit in which operations are compared. */
  public static final Unit SECONDS_PER_OPERATION = new Unit("s/op", Quantity.TIME_PER_OPERATION, 1);

  /** JMH's own names of {@link java.util.concurrent.TimeUnit}, in seconds; others write sec. */
  private static final Map<String, Double> SECONDS_IN =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "sec", 1.0, "min", 60.0, "hr", 3600.0,
          "day", 86400.0);

  /** JMH's profilers say MB and mean 2^20 bytes. */
  private static final Map<String, Double> BYTES_IN =
      Map.of("B", 1.0, "KB", 0x1p10, "MB", 0x1p20, "GB", 0x1p30);

  private static final Map<String, Double> MEMORY_IN =
      Map.of("B", 1.0, "KiB", 0x1p10, "MiB", 0x1p20, "GiB", 0x1p30);

  /**
   * Reads a unit as JMH writes it. An unknown unit, such as {@code ---} or {@code counts}, keeps
   * its name and is never converted.
   */
  public static Unit parse(String symbol) {
    int slash = symbol.indexOf('/');
    if (slash > 0) {
      String over = symbol.substring(0, slash);
      String under = symbol.substring(slash + 1);
      Double seconds = SECONDS_IN.get(over);
      if (seconds != null && under.equals("op")) {
        return new Unit(symbol, Quantity.TIME_PER_OPERATION, seconds);
      }
      Double perSeconds = SECONDS_IN.get(under);
      if (perSeconds != null && over.equals("ops")) {
        return new Unit(symbol, Quantity.THROUGHPUT, 1 / perSeconds);
      }
      Double bytes = BYTES_IN.get(over);
      if (bytes != null && under.equals("op")) {
        return new Unit(symbol, Quantity.BYTES_PER_OPERATION, bytes);
      }
      if (bytes != null && (under.equals("sec") || under.equals("s"))) {
        return new Unit(symbol, Quantity.BYTES_PER_SECOND, bytes);
      }
    }
    Double memory = MEMORY_IN.get(symbol);
    return memory == null
        ? new Unit(symbol, Quantity.OTHER, 1)
        : new Unit(symbol, Quantity.BYTES, memory);
  }

  /** A value of this unit in base units. */
  public double toBase(double value) {
    return value * inBase;
  }

  /** The unit that values have after {@link #toBase}. */
  public Unit base() {
    return switch (quantity) {
      case TIME -> SECONDS;
      case TIME_PER_OPERATION -> SECONDS_PER_OPERATION;
      case THROUGHPUT, BYTES, BYTES_PER_OPERATION, BYTES_PER_SECOND ->
          new Unit(quantity.baseSymbol(), quantity, 1);
      case OTHER -> this;
    };
  }

  /**
   * Whether more of it is slower or faster, rather than higher: a time, or a rate of operations.
   */
  public boolean isTimeOrRate() {
    return switch (quantity) {
      case TIME, TIME_PER_OPERATION, THROUGHPUT -> true;
      case BYTES, BYTES_PER_OPERATION, BYTES_PER_SECOND, OTHER -> false;
    };
  }

  /** Which way a score of this unit gets better. */
  public Direction better() {
    return quantity.better();
  }
}
