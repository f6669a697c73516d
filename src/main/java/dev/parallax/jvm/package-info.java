/**
 * Java processes: how one is started from {@code java.home}, how what it prints is drained, and how
 * it dies with its parent. Also how several resources are closed, for those same rooms.
 *
 * <p>May import: {@code file}. The rooms that start processes (the server of the download workload,
 * child JVMs, forks) share it.
 *
 * <pre>{@code
 * try (JavaProcess server = JavaProcess.start("server", new JavaCommand(Server.class))) {
 *   String port = server.awaitAnswer(Duration.ofSeconds(10));
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.jvm;

import org.jspecify.annotations.NullMarked;
