package dev.parallax.workload;

/** One unit of work. */
@FunctionalInterface
public interface Task {
  /**
   * Does the work.
   *
   * @return a checksum of what was done: the same for every model, and never a value that could be
   *     had without doing the work
   * @throws Exception whatever the work throws; it fails the operation and is shown with its stack
   */
  long run() throws Exception;
}
