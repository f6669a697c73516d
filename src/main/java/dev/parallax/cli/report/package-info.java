/**
 * The commands that read results: report, compare and timeline.
 *
 * <p>May import: everything.
 *
 * <pre>{@code
 * int code = ReportCommand.run(arguments, console);
 * }</pre>
 */
@NullMarked
package dev.parallax.cli.report;

import org.jspecify.annotations.NullMarked;
