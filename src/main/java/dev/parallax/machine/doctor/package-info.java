/**
 * What would spoil a measurement on this machine, and what to do about it.
 *
 * <p>May import: {@code jvm}, {@code machine}, {@code machine.witness}.
 *
 * <pre>{@code
 * Diagnosis diagnosis = Diagnosis.of(machine, jvm, Measured.here(files));
 * }</pre>
 */
@NullMarked
package dev.parallax.machine.doctor;

import org.jspecify.annotations.NullMarked;
