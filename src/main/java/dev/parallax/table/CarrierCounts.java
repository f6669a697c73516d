package dev.parallax.table;

import java.util.OptionalInt;

/**
 * How many carriers virtual threads need: the fewest with which some cell is within the margin of
 * the best of their model.
 *
 * @param model whose virtual threads
 * @param fewest the answer; empty if these rounds can't say
 * @param leading the answer, or the number that is bounded best
 * @param bound how much slower than the best its best cell may be, at most: 1.03 means 3 %;
 *     infinite if unknown
 * @param most the most that was tried
 */
public record CarrierCounts(
    String model, OptionalInt fewest, int leading, double bound, int most) {}
