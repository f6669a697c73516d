/**
 * A cell: one benchmark with one value for each parameter. With it what a request for cells may ask
 * for and why one is refused, which cells are compared, the memory that they need, and how work in
 * this JVM, or a whole campaign, is stopped before its time.
 *
 * <p>May import: {@code campaign.race}, {@code concurrency}, {@code jvm}, {@code machine}, {@code
 * measure}, {@code suite}, {@code workload}.
 *
 * <pre>{@code
 * ParameterArguments given = ParameterArguments.parse(List.of("workers=1,2"));
 * Families families = Families.of(cells);
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.cell;

import org.jspecify.annotations.NullMarked;
