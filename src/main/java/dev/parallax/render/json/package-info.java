/**
 * Verdicts as JSON; the schema is {@code parallax-1.schema.json}.
 *
 * <p>May import: {@code render.parts}, Jackson.
 *
 * <pre>{@code
 * String json = new JsonRenderer().render(report);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.json;

import org.jspecify.annotations.NullMarked;
