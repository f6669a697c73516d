/**
 * The witness: a fixed kernel that is run around every fork, to show when the machine was slow.
 *
 * <p>May import: {@code machine}.
 *
 * <pre>{@code
 * try (Witness witness = Witness.calibrate()) { // resumed: Witness.ofSteps(stepsOfTheJournal)
 *   ForkWatch watch = new ForkWatch(MachineFiles.ofThisMachine(), witness);
 *   ForkWatch.Before before = watch.before();
 *   // the fork
 *   ForkConditions conditions = watch.after(before);
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.machine.witness;

import org.jspecify.annotations.NullMarked;
