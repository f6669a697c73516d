/**
 * What the JMH profiler {@code tree} measures: CPU time, context switches, memory, processes and
 * threads of a fork and of all its descendants, per operation or over the iteration.
 *
 * <p>What can't be known is absent and never zero. Figures, units and sources: {@code
 * src/docs/cpu-and-memory.md}.
 *
 * <p>May import: {@code jvm}, JMH.
 */
@NullMarked
package dev.parallax.measure.tree;

import org.jspecify.annotations.NullMarked;
