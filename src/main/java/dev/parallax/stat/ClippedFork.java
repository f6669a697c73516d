package dev.parallax.stat;

/**
 * A fork so far from what its cell and round predict that the estimate limits its weight.
 *
 * @param round index among the rounds that were used
 * @param cell index in the family
 */
public record ClippedFork(int round, int cell) {}
