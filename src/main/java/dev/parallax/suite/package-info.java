/**
 * The words that measuring and reporting share: models, lifecycles, names of benchmarks, parameters
 * and files, and which cells are compared with each other.
 *
 * <p>Data pass between the two halves in files alone; what these data mean is written down here,
 * once. Imports nothing, and every package may import it.
 *
 * <pre>{@code
 * CellKey cell = new CellKey("dev.parallax.bench.BatchBenchmark.warm", params);
 * List<CaseCells<Row>> families = CaseCells.of(rows, Row::cellKey);
 * }</pre>
 */
@NullMarked
package dev.parallax.suite;

import org.jspecify.annotations.NullMarked;
