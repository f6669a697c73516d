/**
 * Reads JMH JSON and run directories, ours or anybody's: each row becomes a {@link
 * dev.parallax.result.jmh.Measurement} or a {@link dev.parallax.result.Problem}.
 *
 * <p>May import: {@code file}, {@code json}, {@code result.jmh}, {@code suite}, Jackson.
 *
 * <pre>{@code
 * switch (ResultReader.read(Path.of("results.json"), "before")) {
 *   case ResultFile file -> use(file.measurements());
 *   case Problem problem -> console.error(problem.inOneLine());
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.result;

import org.jspecify.annotations.NullMarked;
