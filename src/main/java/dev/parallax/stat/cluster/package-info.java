/**
 * What a cluster of many members could give: one batch simulated event by event, from measured task
 * lengths and measured costs. Pure functions; the same input gives the same figures.
 *
 * <p>May import: {@code stat}.
 *
 * <pre>{@code
 * ClusterSimulation simulation = new ClusterSimulation(work, serial, costs, 0.95, 0.05);
 * SimulatedSize hundred = simulation.of(100);
 * int enough = simulation.fewest(1000);
 * }</pre>
 */
@NullMarked
package dev.parallax.stat.cluster;

import org.jspecify.annotations.NullMarked;
