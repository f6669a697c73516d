/**
 * Findings: one small rule for each, which says what, where and what to do.
 *
 * <p>May import: {@code advice.words}, {@code stat}, {@code suite}, {@code table}.
 *
 * <pre>{@code
 * List<Finding> findings = Findings.of(batchTable);
 * }</pre>
 */
@NullMarked
package dev.parallax.advice.rules;

import org.jspecify.annotations.NullMarked;
