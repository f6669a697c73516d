package dev.parallax.stat.decision;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;

/**
 * Two cells of a family compared.
 *
 * @param a index of the first cell
 * @param b index of the second cell
 * @param ratio time of a over time of b with its plain interval; below 1 means a is faster
 * @param p p value of "no difference"
 * @param pHolm the same, adjusted for all pairs of the family
 * @param verdict of a against b
 * @param evidence how much it weighs: by the rounds in which both ran
 */
public record PairVerdict(
    int a, int b, Estimate ratio, double p, double pHolm, Verdict verdict, Evidence evidence) {}
