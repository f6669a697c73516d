/**
 * Findings, and verdicts put into words: pure functions from tables to sentences.
 *
 * <p>May import: {@code advice.rules}, {@code advice.screen}, {@code advice.words}, {@code stat},
 * {@code table}, {@code unit}.
 *
 * <pre>{@code
 * Report report = Report.of(tables);
 * Report ofRun = Report.of(tables, RunFacts.of(file)); // with the first screen
 * Advice advice = TwoIndexes.inWords(batchTable);
 * List<Finding> findings = Findings.of(batchTable);
 * ComparisonReport changes = ComparisonReport.of(runComparison, false);
 * }</pre>
 */
@NullMarked
package dev.parallax.advice;

import org.jspecify.annotations.NullMarked;
