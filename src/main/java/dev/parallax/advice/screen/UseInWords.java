package dev.parallax.advice.screen;

import dev.parallax.table.BatchCell;

/**
 * What to use for a case.
 *
 * @param cell the cell that was chosen
 * @param name of the cell; {@code threads x 2} where platform and virtual threads are equally good
 *     choices
 * @param choice what to choose from under that name, such as {@code platform or virtual}; else
 *     empty
 * @param bound how much slower than the best cell what is named is, at most: 1.03 means 3 %;
 *     infinite if nothing is known
 * @param withinMargin whether that is within the margin
 * @param sentence all of this, with the speed-up
 */
public record UseInWords(
    BatchCell cell,
    String name,
    String choice,
    double bound,
    boolean withinMargin,
    String sentence) {}
