/**
 * Verdicts as JSON; the schema is {@code parallax-2.schema.json}.
 *
 * <p>May import: {@code advice}, {@code json}, {@code render.parts}, {@code stat}, {@code suite},
 * {@code table}, {@code unit}.
 *
 * <pre>{@code
 * String json = new JsonRenderer().render(report);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.json;

import org.jspecify.annotations.NullMarked;
