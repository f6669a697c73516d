/**
 * Base units, scaling and formatting of numbers; the same digits in every locale.
 *
 * <p>May import: nothing of ours.
 *
 * <pre>{@code
 * Scale scale = Scale.common(List.of(0.0123, 0.45), Unit.SECONDS);
 * scale.format(0.0123); // "12.3 ms"
 * }</pre>
 */
@NullMarked
package dev.parallax.unit;

import org.jspecify.annotations.NullMarked;
