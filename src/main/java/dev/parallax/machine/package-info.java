/**
 * The machine under the measurement: what it is, what happens to it around a fork, and what would
 * spoil a measurement on it.
 *
 * <p>May import: {@code json}.
 *
 * <pre>{@code
 * MachineFacts machine = MachineFacts.read(MachineFiles.ofThisMachine());
 * }</pre>
 *
 * <p>Fields of a fork in the journal; what the system has no figure for is left out, never 0:
 *
 * <ul>
 *   <li>{@code witnessBeforeNanos}, {@code witnessAfterNanos}: always there
 *   <li>{@code loadBefore}, {@code loadAfter}: runnable threads, of the last minute
 *   <li>{@code stealShare}, {@code ioWaitShare}: of all CPU time, 0 to 1
 *   <li>{@code throttledPeriods}, {@code throttledMicros}: by the CPU quota of our control group
 *   <li>{@code majorFaults}, {@code swappedInPages}, {@code swappedOutPages}: of the machine
 *   <li>{@code cpuStallMicros}, {@code ioStallMicros}, {@code memoryStallMicros}: in which some
 *       task waited
 * </ul>
 *
 * <p>The journal notes {@code Witness.steps()} once.
 */
@NullMarked
package dev.parallax.machine;

import org.jspecify.annotations.NullMarked;
