package dev.parallax.concurrency;

import java.time.Duration;
import java.util.List;

/**
 * How the child JVMs of a pool are run; threads need none of it.
 *
 * @param deadline longest time that a task, or the preparation of a batch, may take; a child that
 *     takes longer is taken to hang, and the operation fails
 * @param childArgs JVM flags that stand behind the flags that a child would have otherwise
 * @param classArchive whether children start from the class archive that this JVM started from
 */
public record PoolOptions(Duration deadline, List<String> childArgs, boolean classArchive) {
  /** Children like this JVM, which may take as long as JMH lets an iteration take. */
  public static final PoolOptions DEFAULT =
      new PoolOptions(Duration.ofMinutes(10), List.of(), true);

  public PoolOptions {
    childArgs = List.copyOf(childArgs);
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("a deadline of " + deadline);
    }
  }

  /** The same with another deadline. */
  public PoolOptions withDeadline(Duration longest) {
    return new PoolOptions(longest, childArgs, classArchive);
  }

  /** The same with these flags for children. */
  public PoolOptions withChildArgs(List<String> flags) {
    return new PoolOptions(deadline, flags, classArchive);
  }

  /** The same without a class archive for children. */
  public PoolOptions withoutClassArchive() {
    return new PoolOptions(deadline, childArgs, false);
  }
}
