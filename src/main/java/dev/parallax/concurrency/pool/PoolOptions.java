package dev.parallax.concurrency.pool;

import java.time.Duration;
import java.util.List;

/**
 * How the child JVMs of a pool are run; threads need none of it.
 *
 * @param deadline longest time that a task, or the preparation of a batch, may take; a child that
 *     takes longer is taken to hang, and the operation fails
 * @param startDeadline longest time that a child may take until it can be asked anything: that is
 *     the system's to give and not the workload's, and on a busy machine it may be many times what
 *     it is on an idle one
 * @param childArgs JVM flags that stand behind the flags that a child would have otherwise
 * @param classArchive whether children start from the class archive that this JVM started from
 * @param touchesHeap whether children touch all of their heap when they start, as if they had run
 *     for long
 */
public record PoolOptions(
    Duration deadline,
    Duration startDeadline,
    List<String> childArgs,
    boolean classArchive,
    boolean touchesHeap) {
  /** Children like this JVM, which may take as long as JMH lets an iteration take. */
  public static final PoolOptions DEFAULT =
      new PoolOptions(Duration.ofMinutes(10), Duration.ofMinutes(1), List.of(), true, false);

  public PoolOptions {
    childArgs = List.copyOf(childArgs);
    for (Duration each : List.of(deadline, startDeadline)) {
      if (each.isNegative() || each.isZero()) {
        throw new IllegalArgumentException("a deadline of " + each);
      }
    }
  }

  /** The same with another deadline. */
  public PoolOptions withDeadline(Duration longest) {
    return new PoolOptions(longest, startDeadline, childArgs, classArchive, touchesHeap);
  }

  /** The same with these flags for children. */
  public PoolOptions withChildArgs(List<String> flags) {
    return new PoolOptions(deadline, startDeadline, flags, classArchive, touchesHeap);
  }

  /** The same without a class archive for children. */
  public PoolOptions withoutClassArchive() {
    return new PoolOptions(deadline, startDeadline, childArgs, false, touchesHeap);
  }

  /** The same with children that touch all of their heap when they start. */
  public PoolOptions withTouchedHeap() {
    return new PoolOptions(deadline, startDeadline, childArgs, classArchive, true);
  }
}
