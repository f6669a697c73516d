/**
 * What would spoil a measurement on this machine, and what to do about it.
 *
 * <p>May import: {@code jvm}, {@code machine}, {@code machine.witness}.
 *
 * <pre>{@code
 * Examination examination = Examination.ofThisMachine();
 * }</pre>
 */
@NullMarked
package dev.parallax.machine.doctor;

import org.jspecify.annotations.NullMarked;
