/**
 * Builds tables from results: which rows belong together, how cells are judged, what is doubtful.
 *
 * <p>May import: {@code group}, {@code result}, {@code stat}, {@code suite}, {@code table}, {@code
 * unit}.
 *
 * <pre>{@code
 * List<Table> tables = Tables.of(files, ReportSettings.standard());
 * }</pre>
 */
@NullMarked
package dev.parallax.table.build;

import org.jspecify.annotations.NullMarked;
