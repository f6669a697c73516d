/**
 * The {@code process} model: child JVMs, and how a pool talks to them.
 *
 * <p>May import: {@code concurrency.pool}, {@code jvm}, {@code workload}.
 *
 * <pre>{@code
 * try (WorkerPool pool = ProcessPool.open(2, work, PoolOptions.DEFAULT)) {
 *   TaskRuns runs = pool.run();
 * }
 * }</pre>
 *
 * <h2>How it works</h2>
 *
 * A {@link dev.parallax.concurrency.child.PoolFolder} in shared memory holds named pipes and files:
 *
 * <ul>
 *   <li>the queue, which the pool writes and all children read: records of 32 bytes, each a {@link
 *       dev.parallax.concurrency.child.Token} for one or several tasks. Who is idle takes the next.
 *   <li>the answers, which all children write and the pool reads: records of 64 bytes, {@link
 *       dev.parallax.concurrency.child.Answer}.
 *   <li>a channel to each child for what concerns it alone: {@link
 *       dev.parallax.concurrency.child.Request}. A child listens to its channel or to the queue; a
 *       call in the queue brings it from there to its channel.
 *   <li>the {@link dev.parallax.concurrency.child.Board}: what each child is at, what it threw,
 *       results of many small tasks.
 *   <li>slots of {@link dev.parallax.concurrency.child.SharedMemory} for inputs and transfers.
 * </ul>
 *
 * The pool is one thread ({@link dev.parallax.concurrency.child.ChildGroup}, {@link
 * dev.parallax.concurrency.child.Dispatch}); the {@link dev.parallax.concurrency.child.AnswerPipe}
 * wakes it to look at the clock. A child that dies, hangs or answers garbage ends the pool ({@link
 * dev.parallax.concurrency.child.Faults}); a child whose parent dies ends itself and removes the
 * folder ({@link dev.parallax.jvm.ParentWatch}).
 */
@NullMarked
package dev.parallax.concurrency.child;

import org.jspecify.annotations.NullMarked;
