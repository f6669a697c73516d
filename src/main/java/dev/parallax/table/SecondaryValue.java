package dev.parallax.table;

import dev.parallax.unit.Unit;

/**
 * What a profiler measured beside the score.
 *
 * @param unit base unit of the value
 * @param value JMH's own summary of it
 */
public record SecondaryValue(Unit unit, double value) {}
