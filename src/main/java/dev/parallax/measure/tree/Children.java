package dev.parallax.measure.tree;

import dev.parallax.jvm.JvmUsage;
import java.util.Map;

/** Child JVMs that can be asked what they have used: only they know. */
public interface Children {
  /** There are none, or none that could be asked. */
  Children NONE = Map::of;

  /**
   * What each has used since its start, by its process id. It costs them some work and this JVM the
   * time to wait for it, so not within what is timed.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  Map<Long, JvmUsage> usage() throws InterruptedException;
}
