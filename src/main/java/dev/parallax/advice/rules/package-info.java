/**
 * Findings: what, where and what to do. A new rule is a method of the file of its subject and a
 * line in the list of {@link dev.parallax.advice.rules.Findings}.
 *
 * <p>May import: {@code advice.words}, {@code stat}, {@code suite}, {@code table}, {@code unit}.
 *
 * <pre>{@code
 * List<Finding> findings = Findings.of(batchTable);
 * }</pre>
 */
@NullMarked
package dev.parallax.advice.rules;

import org.jspecify.annotations.NullMarked;
