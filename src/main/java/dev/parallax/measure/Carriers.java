package dev.parallax.measure;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The carriers of a fork's virtual threads: how a number of them is asked for, and whether the fork
 * has it.
 *
 * <p>A flag alone would not do: another one behind it wins, and a JVM that knows neither ignores
 * both. So the scheduler is asked, by what {@code VirtualThreadSchedulerMXBean} says. Its class is
 * newer than the JDK that the sources are compiled for, so it is asked by name.
 */
public final class Carriers {
  /** Before that the scheduler can't be asked. */
  public static final int FIRST_JDK = 24;

  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  private static final String MOST = "jdk.virtualThreadScheduler.maxPoolSize";
  private static final String SCHEDULER = "jdk.management:type=VirtualThreadScheduler";

  private Carriers() {}

  /** JVM flags for so many carriers, and no spare ones; none if nothing was asked for. */
  public static List<String> flags(OptionalInt carriers) {
    return carriers.isEmpty()
        ? List.of()
        : List.of(
            "-D" + PARALLELISM + "=" + carriers.getAsInt(),
            "-D" + MOST + "=" + carriers.getAsInt());
  }

  /**
   * Compares what this fork was asked for with what it has.
   *
   * @throws IllegalStateException if that is another number, or can't be known
   */
  public static void check(Properties ofThisJvm) {
    OptionalInt asked = HandOver.read(ofThisJvm).carriers();
    if (asked.isPresent()) {
      int found = read("Parallelism");
      if (found != asked.getAsInt()) {
        throw otherThan(asked.getAsInt(), found);
      }
      // Idle ones end after half a minute; before the first virtual thread there are none.
      int started = read("PoolSize");
      if (started > asked.getAsInt()) {
        throw otherThan(asked.getAsInt(), started);
      }
    }
  }

  private static IllegalStateException otherThan(int asked, int found) {
    return new IllegalStateException(
        "the fork has %s carriers where carriers=%s was asked for".formatted(found, asked));
  }

  private static int read(String attribute) {
    try {
      return (int)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(new ObjectName(SCHEDULER), attribute);
    } catch (JMException e) {
      throw new IllegalStateException(
          "the fork can't say how many carriers it has, which takes JDK " + FIRST_JDK, e);
    }
  }
}
