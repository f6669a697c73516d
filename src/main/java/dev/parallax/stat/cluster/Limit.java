package dev.parallax.stat.cluster;

import java.util.Locale;

/** What keeps a cluster of some size from being as many times faster as it has members. */
public enum Limit {
  /** Nothing by more than the margin: more members would help. */
  NOTHING,
  /** One thread hands out all messages and takes all answers. */
  DISPATCHER,
  /** The way to a member and back, and the input that has to go there. */
  NETWORK,
  /** What each message takes of its member's time. */
  MESSAGES,
  /** Uneven tasks: members wait for the longest of them, or for a task behind it. */
  LONGEST_TASK,
  /** There are too few tasks to give each member as many as the others. */
  NUMBER_OF_TASKS,
  /** Members have to be started and to join first. */
  JOIN;

  /** In a table. */
  public String words() {
    return word().replace('-', ' ');
  }

  /** The word in machine-readable outputs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
