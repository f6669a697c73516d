/**
 * A cell: one benchmark with one value for each parameter, and what a request for cells may ask
 * for.
 *
 * <p>May import: {@code campaign.race}, {@code concurrency}, {@code jvm}, {@code machine}, {@code
 * measure}, {@code stat}, {@code suite}, {@code workload}.
 *
 * <pre>{@code
 * ParameterArguments given = ParameterArguments.parse(List.of("workers=1,2"));
 * Families families = Families.of(cells);
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.cell;

import org.jspecify.annotations.NullMarked;
