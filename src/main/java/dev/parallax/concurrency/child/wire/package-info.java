/**
 * What a pool and its child JVMs say to each other: requests, answers, tokens and the board.
 *
 * <p>May import: {@code jvm}, {@code workload}.
 *
 * <pre>{@code
 * Token token = Token.read(buffer);
 * }</pre>
 */
@NullMarked
package dev.parallax.concurrency.child.wire;

import org.jspecify.annotations.NullMarked;
