/**
 * The command line: the only owner of stdout, exit codes and option parsing.
 *
 * <p>May import: everything.
 *
 * <pre>{@code
 * int exitCode = Parallax.run(new String[] {"report", "results.json"}, console);
 * }</pre>
 */
@NullMarked
package dev.parallax.cli;

import org.jspecify.annotations.NullMarked;
