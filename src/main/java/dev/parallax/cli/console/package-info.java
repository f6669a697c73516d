/**
 * What all commands share: streams, exit codes, options and files.
 *
 * <p>May import: everything.
 *
 * <pre>{@code
 * throw new BadUsage("--out: it needs a folder");
 * }</pre>
 */
@NullMarked
package dev.parallax.cli.console;

import org.jspecify.annotations.NullMarked;
