package dev.parallax.jvm;

/**
 * The mark of a process that stands for something outside of what is measured, such as the server
 * at the other end of a network: whoever counts CPU time and memory leaves it out.
 *
 * <p>It stands on the command line, where everybody can read it who sees the process.
 */
public final class OutsideProcess {
  /** The JVM flag that marks it. */
  public static final String FLAG = "-Dparallax.outside=true";

  private OutsideProcess() {}
}
