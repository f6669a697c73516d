package dev.parallax.stat.decision;

import dev.parallax.stat.Estimate;

/**
 * A cell that leaves the race.
 *
 * @param cell its index in the family
 * @param leader the cell that it is shown slower than
 * @param ratio its time over the leader's, with the plain interval
 * @param t how many standard errors it lies behind the leader
 * @param limit the quantile of t beyond which a cell leaves
 */
public record Drop(int cell, int leader, Estimate ratio, double t, double limit) {}
