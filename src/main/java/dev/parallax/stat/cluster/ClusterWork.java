package dev.parallax.stat.cluster;

import java.util.List;

/**
 * The batch that a cluster is to run.
 *
 * @param seconds how long tasks take, in their order; used again from the beginning if there are
 *     more tasks
 * @param tasks how many there are
 * @param isSent whether each task is sent its input, so that it goes in a message of its own
 * @param isWarm whether the pool knows from batches before how long tasks take
 */
public record ClusterWork(List<Double> seconds, int tasks, boolean isSent, boolean isWarm) {
  public ClusterWork {
    seconds = List.copyOf(seconds);
  }

  double seconds(int task) {
    return seconds.get(task % seconds.size());
  }

  /** How long all of them take one after the other. */
  public double total() {
    double total = 0;
    for (int task = 0; task < tasks; task++) {
      total += seconds(task);
    }
    return total;
  }

  /** The same with tasks that take so many times as long. */
  ClusterWork times(double factor) {
    return new ClusterWork(
        seconds.stream().map(each -> each * factor).toList(), tasks, isSent, isWarm);
  }

  /** The same with tasks that all take the mean of these. */
  ClusterWork even() {
    return new ClusterWork(List.of(total() / tasks), tasks, isSent, isWarm);
  }
}
