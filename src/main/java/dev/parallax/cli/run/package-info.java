/**
 * The commands that measure: a run and a probe, with their options, plan and progress.
 *
 * <p>May import: everything.
 *
 * <pre>{@code
 * int code = RunCommand.run(arguments, console);
 * }</pre>
 */
@NullMarked
package dev.parallax.cli.run;

import org.jspecify.annotations.NullMarked;
