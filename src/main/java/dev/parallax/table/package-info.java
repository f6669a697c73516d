/**
 * Comparison tables: measurements arranged in rows and columns, each cell with its estimate,
 * interval and comparison.
 *
 * <p>May import: {@code group}, {@code result}, {@code stat}, {@code suite}, {@code unit}.
 *
 * <pre>{@code
 * List<Table> tables = Tables.of(files, ReportSettings.standard());
 * List<Table> asked = Tables.of(files, ReportSettings.standard(), view, machines);
 * RunComparison comparison =
 *     RunComparer.compare(base, latest, DecisionRule.standard(), View.standard(), machines);
 * }</pre>
 */
@NullMarked
package dev.parallax.table;

import org.jspecify.annotations.NullMarked;
