package dev.parallax.own;

import java.io.Serializable;

/** What the JVM of own work is asked; it is sent there, and the answer back. */
interface Question<A extends Serializable> extends Serializable {
  /**
   * Finds the answer, in the JVM of own work.
   *
   * @throws Exception of the user's code perhaps, which may throw anything
   */
  A answer(Host host) throws Exception;

  /** Name of the user's class that is asked something; empty if none is yet. */
  default String className() {
    return "";
  }
}
