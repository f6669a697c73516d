package dev.parallax.unit;

import java.util.List;

/**
 * What a score measures, with its base unit and the prefixes in which people read it.
 *
 * <p>Every known JMH unit is a multiple of one of these base units, so that scores given in {@code
 * ns/op} and {@code ms/op} can stand in one table.
 */
public enum Quantity {
  /** Seconds, of one batch or one task. */
  TIME("s", Direction.LOWER_IS_BETTER),
  /** Seconds per operation. */
  TIME_PER_OPERATION("s/op", Direction.LOWER_IS_BETTER),
  /** Operations per second. */
  THROUGHPUT("ops/s", Direction.HIGHER_IS_BETTER),
  /** Bytes, of memory in use. */
  BYTES("B", Direction.LOWER_IS_BETTER),
  /** Bytes per operation. */
  BYTES_PER_OPERATION("B/op", Direction.LOWER_IS_BETTER),
  /** Bytes per second: an allocation rate is neither good nor bad in itself. */
  BYTES_PER_SECOND("B/s", Direction.UNSTATED),
  /** Anything else, shown in the unit it came in. */
  OTHER("", Direction.UNSTATED);

  private final String baseSymbol;
  private final Direction better;

  Quantity(String baseSymbol, Direction better) {
    this.baseSymbol = baseSymbol;
    this.better = better;
  }

  /** Which way this quantity gets better. */
  public Direction better() {
    return better;
  }

  /** The base unit; empty if there is none. */
  String baseSymbol() {
    return baseSymbol;
  }

  /** Prefixes from the smallest to the largest. */
  List<Prefix> prefixes() {
    return switch (this) {
      case TIME, TIME_PER_OPERATION ->
          List.of(
              new Prefix("n", 1e-9),
              new Prefix("u", 1e-6),
              new Prefix("m", 1e-3),
              new Prefix("", 1));
      case THROUGHPUT ->
          List.of(
              new Prefix("", 1), new Prefix("k", 1e3), new Prefix("M", 1e6), new Prefix("G", 1e9));
      case BYTES, BYTES_PER_OPERATION, BYTES_PER_SECOND ->
          List.of(
              new Prefix("", 1),
              new Prefix("Ki", 0x1p10),
              new Prefix("Mi", 0x1p20),
              new Prefix("Gi", 0x1p30));
      case OTHER -> List.of(new Prefix("", 1));
    };
  }

  /** A unit prefix and how many base units it stands for. */
  record Prefix(String symbol, double factor) {}
}
