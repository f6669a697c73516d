/**
 * A JVM for own work: whatever a user's class does before the first fork, it does there, on the
 * class path on which it will be measured, and not in the JVM of the campaign.
 *
 * <p>May import: {@code concurrency}, {@code concurrency.pool}, {@code jvm}, {@code measure},
 * {@code suite}, {@code workload}.
 *
 * <pre>{@code
 * try (OwnJvm jvm = new OwnWork(classPath, jvmArgs).open()) {
 *   Workload mine = jvm.workloads(List.of()).named("mine");
 *   String name = UsersWorkload.classNameOf(mine);
 *   List<Result> results = jvm.ask(new ChecksumCheck(name, parameters, 2, models), limit);
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.own;

import org.jspecify.annotations.NullMarked;
