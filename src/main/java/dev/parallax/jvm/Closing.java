package dev.parallax.jvm;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Closes several resources, all of them also when one fails.
 *
 * <p>Without a lambda, since child JVMs close by it too (see {@link ParentWatch}).
 */
public final class Closing {
  private Closing() {}

  /** As {@link #all(Iterable)}. */
  public static void all(Closeable... resources) throws IOException {
    all(Arrays.asList(resources));
  }

  /**
   * Closes all, in this order.
   *
   * @throws IOException the first failure, if it is one; those after it are suppressed in it
   */
  public static void all(Iterable<? extends Closeable> resources) throws IOException {
    Iterator<? extends Closeable> rest = resources.iterator();
    while (rest.hasNext()) {
      try {
        rest.next().close();
      } catch (IOException | RuntimeException | Error e) {
        after(e, rest);
        throw e;
      }
    }
  }

  /** Closes all after something has failed, in which their own failures are suppressed. */
  public static void after(Throwable failure, Iterable<? extends Closeable> resources) {
    after(failure, resources.iterator());
  }

  private static void after(Throwable failure, Iterator<? extends Closeable> rest) {
    while (rest.hasNext()) {
      try {
        rest.next().close();
      } catch (IOException | RuntimeException | Error e) {
        if (!e.equals(failure)) {
          failure.addSuppressed(e);
        }
      }
    }
  }
}
