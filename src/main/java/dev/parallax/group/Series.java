package dev.parallax.group;

import dev.parallax.result.jmh.Measurement;

/**
 * The measurement of one key, with the rows it was pooled from.
 *
 * @param measurement the row; its forks are those of all rows pooled
 * @param rows how many rows of the file had this key, normally 1
 */
public record Series(Measurement measurement, int rows) {}
