package dev.parallax.concurrency.pool;

/**
 * One run of one task.
 *
 * @param task index of the task in its batch
 * @param worker number of the worker that ran it, from 0
 * @param startNanos when it started, on the {@link System#nanoTime()} line of the pool's JVM
 * @param stopNanos when it stopped, on the same line
 * @param checksum what it returned
 */
public record TaskRun(int task, int worker, long startNanos, long stopNanos, long checksum) {}
