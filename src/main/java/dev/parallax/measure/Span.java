package dev.parallax.measure;

/**
 * Some time, on the {@link System#nanoTime()} line of this JVM.
 *
 * @param startNanos when it began
 * @param stopNanos when it was over
 */
record Span(long startNanos, long stopNanos) {}
