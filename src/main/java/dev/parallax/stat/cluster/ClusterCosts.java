package dev.parallax.stat.cluster;

/**
 * What a cluster costs beside its tasks, in seconds.
 *
 * @param dispatcher of the one thread that hands out tasks and takes answers
 * @param member of the thread of a member that runs them
 * @param way from the dispatcher to a member; the way back takes as long
 * @param input how long the input of a task keeps the network busy, which all members share
 * @param start from nothing until all members have joined; 0 where they had before
 */
public record ClusterCosts(Busy dispatcher, Busy member, double way, double input, double start) {
  /** A cluster that costs nothing. */
  public static final ClusterCosts NONE = new ClusterCosts(Busy.NEVER, Busy.NEVER, 0, 0, 0);

  /**
   * How long messages keep a thread busy.
   *
   * @param message each, half of it when it goes out and half when its answer comes, or when it is
   *     read and when it is answered
   * @param task each of its tasks in addition
   */
  public record Busy(double message, double task) {
    static final Busy NEVER = new Busy(0, 0);
  }

  ClusterCosts withoutDispatcher() {
    return new ClusterCosts(Busy.NEVER, member, way, input, start);
  }

  ClusterCosts withoutMessages() {
    return new ClusterCosts(dispatcher, Busy.NEVER, way, input, start);
  }

  ClusterCosts withoutNetwork() {
    return new ClusterCosts(dispatcher, member, 0, 0, start);
  }
}
