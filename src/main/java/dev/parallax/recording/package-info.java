/**
 * Where threads lose time, read from recordings of two forks: one that did the work serially and
 * one that did it by threads.
 *
 * <p>May import: {@code suite}, {@code unit}.
 *
 * <pre>{@code
 * Losses losses = Losses.of(Recorded.read(serialFile), Recorded.read(threadsFile), Set.of(Kind.values()));
 * }</pre>
 */
@NullMarked
package dev.parallax.recording;

import org.jspecify.annotations.NullMarked;
