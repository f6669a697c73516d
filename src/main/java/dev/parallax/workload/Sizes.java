package dev.parallax.workload;

import java.io.Serializable;

/**
 * How much work a batch is.
 *
 * @param tasks number of tasks, at least 1
 * @param size size of one task in the workload's {@linkplain Workload#sizeUnit() own unit}
 */
public record Sizes(int tasks, int size) implements Serializable {}
