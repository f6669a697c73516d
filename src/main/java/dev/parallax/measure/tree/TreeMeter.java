package dev.parallax.measure.tree;

import dev.parallax.jvm.JvmUsage;
import java.util.List;
import java.util.Map;

/** Measures what this JVM and its descendants use between two moments. */
public interface TreeMeter {
  /**
   * The first moment; again when it turns out to be later.
   *
   * @param children to be asked, now and at the end, what they have allocated and collected
   * @throws InterruptedException if the calling thread is interrupted while they are asked
   */
  void begin(Children children) throws InterruptedException;

  /**
   * The second moment: what was used since the first one.
   *
   * @throws InterruptedException as {@link #begin}
   */
  List<Figure> end() throws InterruptedException;

  /** As exactly as this system allows. */
  static TreeMeter ofThisJvm() {
    return KernelUnits.here()
        .<TreeMeter>map(units -> new LinuxMeter(ProcessHandle.current().pid(), units))
        .orElseGet(PortableMeter::new);
  }

  /** Child JVMs that can be asked what they have used: only they know. */
  interface Children {
    /** There are none, or none that could be asked. */
    Children NONE = Map::of;

    /**
     * What each has used since its start, by its process id. It costs them some work and this JVM
     * the time to wait for it, so not within what is timed.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    Map<Long, JvmUsage> usage() throws InterruptedException;
  }
}
