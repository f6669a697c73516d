/**
 * Four questions about a case, each with its own answer: does running in parallel help, threads or
 * processes, platform or virtual threads, how many workers; and what to use.
 *
 * <p>May import: {@code stat}, {@code stat.decision}, commons-math3.
 *
 * <pre>{@code
 * FourAnswers four = FourAnswers.of(DecisionRule.standard(), family, settings, Evidence.FULL);
 * four.answer(Question.PARALLEL).map(Answer::outcome);
 * }</pre>
 */
@NullMarked
package dev.parallax.stat.answers;

import org.jspecify.annotations.NullMarked;
