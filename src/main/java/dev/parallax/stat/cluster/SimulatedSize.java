package dev.parallax.stat.cluster;

import dev.parallax.stat.Estimate;

/**
 * A cluster of some size, simulated.
 *
 * @param members how many it has
 * @param speedUp over the calling thread alone; its interval has the noise of what was measured,
 *     and not what a simulation leaves out
 * @param limit what keeps it from being as many times faster as it has members
 */
public record SimulatedSize(int members, Estimate speedUp, Limit limit) {}
