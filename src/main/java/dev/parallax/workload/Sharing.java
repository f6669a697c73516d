package dev.parallax.workload;

/** Whether tasks share something that child JVMs, which share no memory, can't share. */
public enum Sharing {
  /** Tasks are independent: every model does the same work. */
  NONE,
  /** Tasks share a lock: a child JVM has one of its own, so that contention is missing there. */
  LOCK
}
