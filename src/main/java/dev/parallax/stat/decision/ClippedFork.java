package dev.parallax.stat.decision;

/**
 * A fork so far from what its cell and round predict that the estimate limits its weight.
 *
 * @param round index among all rounds
 * @param cell index in the family
 */
public record ClippedFork(int round, int cell) {}
